# R's answers for the curves of won and lost, projections, hazards and the log-rank test: Rscript survival.R > survival.json
# Small sets are in the answers; of the public files in ../shared/data only the answers are, and none without the folder.
options(digits = 15, warn = -1)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
suppressPackageStartupMessages(library(survival))
rows <- function(d) lapply(seq_len(nrow(d)), function(i) as.list(d[i, , drop = FALSE]))

curve <- function(d, influence = FALSE)
  survfit(Surv(age, factor(status, 0:2)) ~ 1, d, conf.type = "log-log", influence = influence)

# One deal per row: age in days; status 0 open, 1 won, 2 lost.
at <- function(f, ages, n = f$n) lapply(ages, function(a) {
  i <- findInterval(a, f$time); state <- function(k) {
    p <- if (i == 0) 0 else f$pstate[i, k]
    list(share = p, se = if (i == 0) 0 else f$std.err[i, k],
      low = if (p > 0 && p < 1) f$lower[i, k] else NA, high = if (p > 0 && p < 1) f$upper[i, k] else NA)
  }
  # At risk just before day a: everybody whose age is a or more.
  j <- findInterval(a - 0.5, f$time) + 1
  list(age = a, atRisk = if (j > length(f$time)) 0 else f$n.risk[j, 1], won = state(2), lost = state(3))
})

lastAge <- function(f) max(f$time[f$n.risk[, 1] >= 20])

# The projection and its error: chance in the open deals by their multinomial, the curves by R's own jackknife
# (the influence of every deal on every share).
projection <- function(d, f, tau, won, lost, open) {
  open <- open[open <= tau]; if (length(open) == 0) { rate <- won / (won + lost); return(list(rate = rate, se = 0, low = rate, high = rate)) }
  ages <- sort(unique(open)); n <- as.numeric(table(factor(open, ages)))
  I <- f$influence.pstate; end <- findInterval(tau, f$time); here <- findInterval(ages, f$time)
  F <- function(k, i) ifelse(i == 0, if (k == 1) 1 else 0, f$pstate[pmax(i, 1), k])
  infl <- function(k, i) I[, i + 1, k]
  pi <- sapply(2:3, function(k) (F(k, end) - F(k, here)) / F(1, here)); pi <- matrix(pi, length(ages), 2)
  total <- colSums(n * pi)
  moves <- sapply(1:2, function(k) { m <- numeric(nrow(d)); for (j in seq_along(ages)) { s <- F(1, here[j])
    m <- m + n[j] * ((infl(k + 1, end) - infl(k + 1, here[j])) / s - (F(k + 1, end) - F(k + 1, here[j])) / s^2 * infl(1, here[j])) }; m })
  moves <- matrix(moves, nrow(d), 2)
  chance <- matrix(0, 2, 2); for (j in seq_along(ages)) chance <- chance + n[j] * (diag(pi[j, ], 2) - tcrossprod(pi[j, ]))
  decided <- won + lost + sum(total); rate <- (won + total[1]) / decided
  g <- c(1 - rate, -rate) / decided; se <- sqrt(max(0, drop(t(g) %*% (chance + crossprod(moves)) %*% g)))
  ends <- if (rate > 0 && rate < 1) plogis(qlogis(rate) + c(-1, 1) * qnorm(0.975) * se / (rate * (1 - rate))) else c(NA, NA)
  list(rate = rate, se = se, low = max(ends[1], won / (won + lost + length(open))), high = min(ends[2], (won + length(open)) / (won + lost + length(open))))
}

# Person-period counts: every day of every deal in its band.
hazards <- function(d, breaks, field = NULL) {
  starts <- c(0, breaks); band <- function(a) findInterval(a, starts)
  p <- d[rep(seq_len(nrow(d)), d$age + 1), ]; p$day <- sequence(d$age + 1) - 1
  p$last <- p$day == p$age; p$ended <- as.numeric(p$last & p$status > 0); p$won <- as.numeric(p$last & p$status == 1); p$band <- factor(band(p$day), seq_along(starts))
  e <- if (is.null(field)) ended ~ band else ended ~ band + group
  m <- glm(e, binomial, p, control = list(epsilon = 1e-14, maxit = 50)); w <- glm(update(e, won ~ .), binomial, p[p$ended == 1, ], control = list(epsilon = 1e-14, maxit = 50))
  groups <- if (is.null(field)) 0 else sort(unique(d$group))
  within <- expand.grid(age = c(-1, 0, breaks[1], max(breaks) + 3), days = c(1, 10, 90), group = groups)
  answers <- lapply(seq_len(nrow(within)), function(i) with(within[i, ], {
    day <- data.frame(band = factor(band(age + seq_len(days)), seq_along(starts)), group = group)
    h <- predict(m, day, type = "response"); s <- predict(w, day, type = "response"); open <- cumprod(c(1, 1 - h))[seq_len(days)]
    list(age = age, days = days, group = group, won = sum(open * h * s), lost = sum(open * h * (1 - s)))
  }))
  list(breaks = I(breaks), field = !is.null(field), ended = list(logLik = as.numeric(logLik(m)), coef = I(unname(coef(m))), se = I(unname(sqrt(diag(vcov(m)))))),
    won = list(logLik = as.numeric(logLik(w)), coef = I(unname(coef(w))), se = I(unname(sqrt(diag(vcov(w)))))), within = answers)
}

median_of <- function(d) { q <- quantile(survfit(Surv(age, status > 0) ~ 1, d, conf.type = "log-log"), 0.5); list(estimate = unname(q$quantile), low = unname(q$lower), high = unname(q$upper)) }
compare <- function(a, b) {
  d <- rbind(cbind(a[c("age", "status")], group = 0), cbind(b[c("age", "status")], group = 1)); s <- survdiff(Surv(age, status > 0) ~ group, d)
  list(excess = unname(s$obs[2] - s$exp[2]), variance = s$var[2, 2], chiSquare = s$chisq, pValue = pchisq(s$chisq, 1, lower.tail = FALSE), before = median_of(a), after = median_of(b))
}

# Small sets. Ties between won, lost and open; one that ends in a single class; nobody won early; everything closed.
set.seed(11)
ties <- data.frame(age = c(0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 6, 7, 7, 7), status = c(1, 0, 1, 2, 1, 2, 0, 2, 1, 1, 0, 2, 1, 0, 1, 2))
oneClass <- data.frame(age = c(2, 2, 3, 5, 5, 8, 9, 9), status = c(1, 1, 0, 1, 1, 0, 1, 0))
closed <- data.frame(age = c(1, 3, 3, 4, 8, 8, 8, 12), status = c(2, 2, 2, 1, 1, 2, 1, 2))
drawn <- local({ n <- 300; time <- rgeom(n, 0.03); stop <- sample(0:80, n, TRUE); won <- rbinom(n, 1, plogis(-1 + time / 60))
  data.frame(age = pmin(time, stop), status = ifelse(time <= stop, 2 - won, 0), group = rbinom(n, 1, 0.4)) })
counts <- function(d) rows(aggregate(cbind(won = d$status == 1, lost = d$status == 2, censored = d$status == 0), d["age"], sum))
small <- lapply(list(ties = ties, oneClass = oneClass, closed = closed, drawn = drawn), function(d) {
  f <- curve(d); list(counts = counts(d), curve = at(f, sort(unique(c(0, 2.5, d$age, max(d$age) + 4)))))
})
coded <- rows(aggregate(cbind(won = drawn$status == 1, lost = drawn$status == 2, censored = drawn$status == 0), drawn[c("age", "group")], sum))
f <- curve(drawn, TRUE); cohorts <- list(list(won = 12, lost = 20, open = c(3, 3, 10, 25, 25, 40)), list(won = 0, lost = 4, open = rep(c(0, 1, 30), c(5, 8, 2))), list(won = 9, lost = 9, open = numeric(0)), list(won = 0, lost = 0, open = c(2, 60)))
projections <- lapply(cohorts, function(k) c(list(won = k$won, lost = k$lost, open = I(k$open), lastAge = lastAge(f)), projection(drawn, f, lastAge(f), k$won, k$lost, k$open)))
halves <- split(drawn, drawn$group)
answers <- list(small = small, coded = coded, projections = projections, hazards = list(hazards(drawn, c(5, 15, 40)), hazards(drawn, c(10, 30), "group")),
  logRank = list(c(list(rows = list(before = counts(halves[[1]]), after = counts(halves[[2]]))), compare(halves[[1]], halves[[2]])), c(list(rows = list(before = counts(ties), after = counts(closed))), compare(ties, closed))))

# Public files: created, closed, status; open deals are as old as they were on the file's last day.
shared <- file.path(folder, "..", "..", "..", "shared", "data")
deals <- function(created, closed, status) {
  d <- data.frame(created = as.Date(created), closed = as.Date(closed), status = status); d <- d[!is.na(d$created), ]
  asOf <- max(c(d$created, d$closed[d$status > 0]), na.rm = TRUE)
  d$age <- as.numeric(ifelse(d$status > 0, d$closed - d$created, asOf - d$created))
  d$cohort <- paste0(format(d$created, "%Y"), quarters(d$created)); d
}
status <- function(x, won, lost) ifelse(x == won, 1, ifelse(x == lost, 2, 0))
public <- function(d, step, from = min(d$created), breaks) {
  fitted <- d[d$created >= from, ]; f <- curve(fitted, TRUE); tau <- lastAge(f); usual <- unname(quantile(d$age[d$status > 0 & d$created >= from], 0.995, type = 1)); until <- min(tau, usual)
  ages <- unique(c(seq(0, until - 1e-9, step), until))
  list(lastAge = tau, all = at(f, ages), cohorts = lapply(sort(unique(d$cohort)), function(label) {
    k <- d[d$cohort == label, ]; counts <- list(label = label, deals = nrow(k), won = sum(k$status == 1), lost = sum(k$status == 2), open = sum(k$status == 0))
    if (any(k$created < from)) return(counts)
    g <- curve(k); known <- if (g$pstate[length(g$time), 1] > 0) ages[ages <= max(g$time)] else ages
    old <- sum(k$status == 0 & k$age > until)
    young <- projection(fitted, f, tau, counts$won, counts$lost, k$age[k$status == 0 & k$age <= until])
    c(counts, list(curve = at(g, known), projected = projection(fitted, f, tau, counts$won, counts$lost, k$age[k$status == 0])), list(old = old))
  }), hazards = hazards(fitted, breaks),
  logRank = { labels <- sort(unique(fitted$cohort)); labels <- labels[(length(labels) - 3):(length(labels) - 1)]; c(list(labels = I(labels[c(1, 3)])), compare(d[d$cohort == labels[1], ], d[d$cohort == labels[3], ])) })
}
if (dir.exists(shared)) {
  s <- read.csv(file.path(shared, "skygeni", "skygeni_sales_data.csv"))
  m <- read.csv(file.path(shared, "maven_crm", "sales_pipeline.csv"), na.strings = "")
  w <- read.csv(file.path(shared, "salesforce_wave", "Opportunity.csv"))
  maven <- deals(m$engage_date, m$close_date, status(m$deal_stage, "Won", "Lost"))
  answers$skygeni <- public(deals(s$created_date, s$closed_date, status(s$outcome, "Won", "Lost")), 7, breaks = c(20, 50, 90))
  answers$maven <- public(maven, 7, min(maven$closed, na.rm = TRUE), c(8, 45, 90))
  answers$wave <- public(deals(substr(w$DateTimeCreated__c, 1, 10), w$CloseDate, status(w$StageName, "Closed Won", "Closed Lost")), 5, breaks = c(20, 50, 80))
}
cat(json(answers), "\n")
