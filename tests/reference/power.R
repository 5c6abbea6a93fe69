# R's answers for the size of a trial: Rscript power.R > power.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))

pairs <- data.frame(from = c(0.45, 0.3, 0.05, 0.5, 0, 0.97, 0.42, 0.001), to = c(0.5, 0.42, 0.04, 0.48, 0.1, 1, 0.43, 0.9))
trials <- lapply(seq_len(nrow(pairs)), function(i) with(pairs[i, ],
  list(from = from, to = to, deals = power.prop.test(p1 = from, p2 = to, power = 0.8, sig.level = 0.05, tol = 1e-12)$n)))
cat(json(list(trials = trials)), "\n")
