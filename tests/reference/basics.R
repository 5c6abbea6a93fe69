# R's answers for single functions: Rscript basics.R > basics.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
source(file.path(folder, "statistics.R"))
suppressPackageStartupMessages(library(survival))
set.seed(7)

rows <- function(d) lapply(seq_len(nrow(d)), function(i) as.list(d[i, , drop = FALSE]))

distributions <- list(
  normal = rows(data.frame(z = c(-12, -3, -0.5, 0, 1, 2.5, 11)) |> transform(cdf = pnorm(z), twoSided = 2 * pnorm(-abs(z)))),
  quantile = rows(data.frame(p = c(1e-12, 0.01, 0.5, 0.8, 0.975, 0.9999)) |> transform(z = qnorm(p))),
  chiSquare = rows(expand.grid(x = c(0.01, 1, 7, 60, 400), df = c(1, 2, 7, 200)) |> transform(upper = pchisq(x, df, lower.tail = FALSE))),
  f = rows(expand.grid(x = c(0.05, 1, 8, 900), d1 = c(1, 4), d2 = c(1, 6, 40)) |> transform(upper = pf(x, d1, d2, lower.tail = FALSE))))

pairs <- data.frame(nA = c(20, 400, 9, 1000, 30, 5000, 12), wA = c(7, 180, 0, 20, 30, 2500, 3), nB = c(25, 380, 11, 900, 40, 5200, 300), wB = c(12, 140, 11, 9, 38, 2300, 2))
tests <- lapply(seq_len(nrow(pairs)), function(i) with(pairs[i, ],
  c(list(nA = nA, wA = wA, nB = nB, wB = wB, wilson = I(wilson_interval(wA, nA))), two_rates(nA, wA, nB, wB))))

p <- c(0.01, 0.2, NA, 0.04, 0.04, 0.9, 1e-8)
bh <- list(p = I(p), q = I(p.adjust(p, "BH")))

g <- 24
clusters <- data.frame(dealsBefore = rpois(g, 6), dealsAfter = rpois(g, 5))
rate <- function() plogis(rnorm(g, -0.3, 1.2))
clusters$wonBefore <- rbinom(g, clusters$dealsBefore, rate()); clusters$wonAfter <- rbinom(g, clusters$dealsAfter, rate())
clusters[g + 1, ] <- c(0, 3, 0, 2)
long <- do.call(rbind, lapply(seq_len(nrow(clusters)), function(i) with(clusters[i, ], data.frame(g = i,
  after = rep(c(0, 1), c(dealsBefore, dealsAfter)),
  y = c(rep(c(1, 0), c(wonBefore, dealsBefore - wonBefore)), rep(c(1, 0), c(wonAfter, dealsAfter - wonAfter)))))))
cluster <- c(list(rows = rows(clusters)), cluster_effect(long$y, long$after, long$g))

periods <- data.frame(deals = c(210, 190, 240, 225, 180, 260), won = c(90, 95, 92, 110, 66, 121))
dispersion <- c(list(periods = rows(periods)), dispersion_of(periods$deals, periods$won))

life <- data.frame(day = sample(0:40, 60, TRUE), status = rbinom(60, 1, 0.7))
km <- survfit(Surv(day, status) ~ 1, life)
at <- c(0, 1, 5, 5.5, 12, 30, 39, 80)
tab <- aggregate(cbind(events = status, censored = 1 - status) ~ day, life, sum)
kaplan <- list(rows = rows(tab), cdf = lapply(at, function(t) list(day = t, share = 1 - summary(km, t, extend = TRUE)$surv)),
  quantile = lapply(c(0.1, 0.37, 0.5, 0.83), function(q) list(p = q, day = min(km$time[km$surv <= 1 - q + 1e-12]))))

bb <- function(levels) c(list(levels = rows(levels)), beta_binomial(levels$deals, levels$won))
true <- rbeta(14, 8, 12); n <- c(2, 3, 5, 8, 13, 20, 40, 60, 80, 120, 200, 350, 500, 7)
beta <- list(bb(data.frame(deals = n, won = rbinom(14, n, true))), bb(data.frame(deals = c(10, 12, 3, 40), won = c(0, 1, 0, 22))))

auc <- local({ score <- c(0.1, 0.4, 0.4, 0.35, 0.8, 0.8, 0.2); deals <- c(5, 3, 8, 2, 6, 1, 9); won <- c(1, 1, 5, 0, 5, 1, 2)
  s <- rep(score, deals); y <- unlist(mapply(function(w, n) rep(1:0, c(w, n - w)), won, deals))
  list(score = I(score), deals = I(deals), won = I(won), auc = auc_of(s, y), brier = brier_of(s, y)) })

calibration <- local({ p <- plogis(rnorm(40)); n <- sample(1:9, 40, TRUE); w <- rbinom(40, n, plogis(0.2 + 0.7 * qlogis(p)))
  m <- glm(cbind(w, n - w) ~ qlogis(p), binomial, control = list(epsilon = 1e-14))
  list(p = I(p), deals = I(n), won = I(w), intercept = unname(coef(m)[1]), slope = unname(coef(m)[2])) })

# Levels that move, stay, come, go and never win: ties and empty cells.
changes <- list(
  data.frame(nA = c(60, 40, 0), wA = c(30, 8, 0), nB = c(40, 40, 20), wB = c(16, 8, 10)),
  data.frame(nA = c(3000, 1000), wA = c(1800, 100), nB = c(1000, 3000), wB = c(680, 480)),
  data.frame(nA = c(12, 7, 30, 5), wA = c(0, 7, 11, 2), nB = c(9, 7, 0, 5), wB = c(0, 3, 0, 5)))
bridges <- lapply(changes, function(d) with(d, list(levels = rows(d), split = kitagawa_split(nA, wA, nB, wB), unlike = heterogeneity_of(nA, wA, nB, wB))))

cat(json(list(distributions = distributions, tests = tests, bh = bh, cluster = cluster, dispersion = dispersion, kaplan = kaplan, beta = beta, auc = auc, calibration = calibration, bridges = bridges)), "\n")
