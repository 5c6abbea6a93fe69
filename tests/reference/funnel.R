# R's answers for the funnel of salesforce_wave, from its two raw files: Rscript tests/reference/funnel.R ../shared/data > tests/reference/funnel.json
# Answers only: of the rows of a public file none are here.
options(digits = 15, warn = -1)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
suppressPackageStartupMessages(library(survival))
data <- file.path(commandArgs(TRUE)[1], "salesforce_wave")
deals <- read.csv(file.path(data, "Opportunity.csv")); history <- read.csv(file.path(data, "OpportunityHistory.csv"))
deal <- data.frame(id = deals$External_Id__c, outcome = c("Closed Won" = "won", "Closed Lost" = "lost")[deals$StageName],
  closed = as.Date(deals$CloseDate), created = as.Date(substr(deals$DateTimeCreated__c, 1, 10)), amount = deals$Amount)
deal$outcome[is.na(deal$outcome)] <- "open"
change <- data.frame(id = history$Opportunity.External_Id__c, stage = history$StageName__c,
  day = as.Date(substr(history$CreatedDate__c, 1, 10)))
ends <- c("Closed Won", "Closed Lost"); worked <- setdiff(unique(change$stage), ends)
first <- sapply(worked, function(s) { d <- change[change$stage == s, ]; m <- tapply(as.numeric(d$day), d$id, min); unname(m[deal$id]) })
last <- sapply(worked, function(s) { d <- change[change$stage == s, ]; m <- tapply(as.numeric(d$day), d$id, max); unname(m[deal$id]) })

# The order: one stage before another where most deals that entered both on different days entered it first.
before <- outer(worked, worked, Vectorize(function(a, b) sum(first[, a] < first[, b], na.rm = TRUE)))
order <- worked[order(-rowSums(sign(before - t(before))))]
agreement <- { b <- before[match(order, worked), match(order, worked)]; sum(b[upper.tri(b)]) / sum(b) }
first <- first[, order]; last <- last[, order]

asOf <- max(c(as.numeric(change$day), as.numeric(deal$closed[deal$outcome != "open"]), as.numeric(deal$created)))
beyond <- function(k) if (k == length(order)) rep(NA_real_, nrow(deal)) else
  apply(first[, (k + 1):length(order), drop = FALSE], 1, function(x) if (all(is.na(x))) NA else min(x, na.rm = TRUE))
half <- function(f) { p <- f$pstate; at <- function(x, to) { i <- which(x >= to - 1e-12)[1]; if (is.na(i)) NA else f$time[i] }
  list(median = at(1 - p[, 1], 0.5), advanced = at(p[, 2], p[nrow(p), 2] / 2), lost = at(p[, 3], p[nrow(p), 3] / 2)) }
wilson <- function(x, n) { i <- prop.test(x, n, correct = FALSE)$conf.int; list(estimate = x / n, low = i[1], high = i[2]) }
stages <- lapply(seq_along(order), function(k) {
  f <- first[, k]; next_ <- beyond(k); there <- !is.na(f) & (is.na(next_) | next_ >= f)
  way <- ifelse(!is.na(next_) | deal$outcome == "won", "advanced", ifelse(deal$outcome == "lost", "lost", "open"))
  left <- ifelse(!is.na(next_), next_, ifelse(deal$outcome == "open", NA, as.numeric(deal$closed)))
  days <- ifelse(is.na(left), pmax(asOf, f), left) - f
  d <- data.frame(days, way, out = deal$outcome, amount = deal$amount)[there, ]
  fit <- survfit(Surv(days, factor(way, c("open", "advanced", "lost"))) ~ 1, d)
  n <- table(factor(d$way, c("advanced", "lost", "open"))); got <- d[d$way == "advanced", ]
  list(stage = order[k], entered = nrow(d), advanced = n[["advanced"]], lost = n[["lost"]], open = n[["open"]],
    openAmount = sum(d$amount[d$way == "open"]), conversion = wilson(n[["advanced"]], n[["advanced"]] + n[["lost"]]),
    wonAfter = sum(got$out == "won") / sum(got$out != "open"), days = half(fit),
    skipped = sum(is.na(f) & !is.na(next_)), returned = sum(last[, k] > next_, na.rm = TRUE))
})
stood <- rowSums(!is.na(first)) > 0
back <- Reduce(`|`, lapply(seq_along(order), function(k) { b <- last[, k] > beyond(k); !is.na(b) & b }))
end <- { d <- change[change$stage %in% ends, ]; m <- tapply(as.numeric(d$day), d$id, min); unname(m[deal$id]) }
lastStage <- apply(last, 1, function(x) if (all(is.na(x))) NA else max(x, na.rm = TRUE))
cat(json(list(wave = list(order = order, agreement = agreement, deals = sum(stood), withoutStage = sum(!stood), movedBack = sum(back),
  reopened = sum(lastStage > end, na.rm = TRUE), stages = stages))), "\n")
