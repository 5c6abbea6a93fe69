# The closed deals of a public file, one row each: the fields as factors in the order of their sorted levels, the closed
# quarter, y = won. `data` is the folder of the files. Other columns are kept as they are under the names they are given.
read_deals <- function(path, outcome, won, lost, closed, fields, keep = c()) {
  d <- read.csv(file.path(data, path), check.names = FALSE, stringsAsFactors = FALSE, na.strings = character(0), fileEncoding = "UTF-8-BOM")
  d <- d[d[[outcome]] %in% c(won, lost), ]
  day <- as.Date(d[[closed]], "%Y-%m-%d")
  out <- as.data.frame(lapply(setNames(fields, fields), function(f) { v <- ifelse(d[[f]] == "", "(blank)", d[[f]]); factor(v, levels = sort(unique(v), method = "radix")) }), check.names = FALSE)
  out$quarter <- factor(paste0(format(day, "%Y"), quarters(day)))
  out$y <- as.integer(d[[outcome]] == won)
  stopifnot(all(sapply(fields, function(f) min(table(out[[f]]))) >= 10))   # else the app would join levels
  for (name in names(keep)) out[[name]] <- d[[keep[[name]]]]
  out
}

# The same, one row for each combination that occurs, with its deals and wins.
cells_of <- function(d) aggregate(cbind(deals = rep(1, nrow(d)), won = d$y), d[setdiff(names(d), "y")], sum)
