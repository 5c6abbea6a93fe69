# R's answers for single functions: Rscript basics.R > basics.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
suppressPackageStartupMessages(library(survival))
set.seed(7)

rows <- function(d) lapply(seq_len(nrow(d)), function(i) as.list(d[i, , drop = FALSE]))

distributions <- list(
  normal = rows(data.frame(z = c(-12, -3, -0.5, 0, 1, 2.5, 11)) |> transform(cdf = pnorm(z), twoSided = 2 * pnorm(-abs(z)))),
  quantile = rows(data.frame(p = c(1e-12, 0.01, 0.5, 0.8, 0.975, 0.9999)) |> transform(z = qnorm(p))),
  chiSquare = rows(expand.grid(x = c(0.01, 1, 7, 60, 400), df = c(1, 2, 7, 200)) |> transform(upper = pchisq(x, df, lower.tail = FALSE))),
  f = rows(expand.grid(x = c(0.05, 1, 8, 900), d1 = c(1, 4), d2 = c(1, 6, 40)) |> transform(upper = pf(x, d1, d2, lower.tail = FALSE))))

pairs <- data.frame(nA = c(20, 400, 9, 1000, 30, 5000, 12), wA = c(7, 180, 0, 20, 30, 2500, 3), nB = c(25, 380, 11, 900, 40, 5200, 300), wB = c(12, 140, 11, 9, 38, 2300, 2))
tests <- lapply(seq_len(nrow(pairs)), function(i) with(pairs[i, ], {
  prop <- suppressWarnings(prop.test(c(wA, wB), c(nA, nB), correct = FALSE))
  a <- suppressWarnings(prop.test(wA, nA, correct = FALSE))$conf.int; b <- suppressWarnings(prop.test(wB, nB, correct = FALSE))$conf.int
  pA <- wA / nA; pB <- wB / nB; d <- pB - pA; p <- (wA + wB) / (nA + nB)
  list(nA = nA, wA = wA, nB = nB, wB = wB, wilson = I(as.numeric(a)), chiSquare = unname(prop$statistic), score = prop$p.value,
    newcombe = I(c(d - sqrt((pB - b[1])^2 + (a[2] - pA)^2), d + sqrt((b[2] - pB)^2 + (pA - a[1])^2))),
    fisher = fisher.test(matrix(c(wA, nA - wA, wB, nB - wB), 2))$p.value,
    detectable = (qnorm(0.975) + qnorm(0.8)) * sqrt(p * (1 - p) * (1 / nA + 1 / nB)))
}))

p <- c(0.01, 0.2, NA, 0.04, 0.04, 0.9, 1e-8)
bh <- list(p = I(p), q = I(p.adjust(p, "BH")))

# Clustered difference: CR1 = HC0 sandwich by cluster × G / (G − 1), written out.
g <- 24
clusters <- data.frame(dealsBefore = rpois(g, 6), dealsAfter = rpois(g, 5))
rate <- function() plogis(rnorm(g, -0.3, 1.2))
clusters$wonBefore <- rbinom(g, clusters$dealsBefore, rate()); clusters$wonAfter <- rbinom(g, clusters$dealsAfter, rate())
clusters[g + 1, ] <- c(0, 3, 0, 2)
long <- do.call(rbind, lapply(seq_len(nrow(clusters)), function(i) with(clusters[i, ], data.frame(g = i,
  after = rep(c(0, 1), c(dealsBefore, dealsAfter)),
  y = c(rep(c(1, 0), c(wonBefore, dealsBefore - wonBefore)), rep(c(1, 0), c(wonAfter, dealsAfter - wonAfter)))))))
X <- cbind(1, long$after); b <- solve(crossprod(X), crossprod(X, long$y)); e <- drop(long$y - X %*% b)
S <- rowsum(X * e, long$g); bread <- solve(crossprod(X)); G <- nrow(S)
robust <- (G / (G - 1) * bread %*% crossprod(S) %*% bread)[2, 2]
rates <- tapply(long$y, long$after, mean); n <- table(long$after)
cluster <- list(rows = rows(clusters), designEffect = robust / sum(rates * (1 - rates) / n), clusters = G)

periods <- data.frame(deals = c(210, 190, 240, 225, 180, 260), won = c(90, 95, 92, 110, 66, 121))
m <- glm(cbind(won, deals - won) ~ 1, binomial, periods)
phi <- sum(residuals(m, "pearson")^2) / m$df.residual
dispersion <- list(periods = rows(periods), dispersion = phi, z = 2.7, pValue = pf(2.7^2 / phi, 1, nrow(periods) - 1, lower.tail = FALSE))

life <- data.frame(day = sample(0:40, 60, TRUE), status = rbinom(60, 1, 0.7))
km <- survfit(Surv(day, status) ~ 1, life)
at <- c(0, 1, 5, 5.5, 12, 30, 39, 80)
tab <- aggregate(cbind(events = status, censored = 1 - status) ~ day, life, sum)
kaplan <- list(rows = rows(tab), cdf = lapply(at, function(t) list(day = t, share = 1 - summary(km, t, extend = TRUE)$surv)),
  quantile = lapply(c(0.1, 0.37, 0.5, 0.83), function(q) list(p = q, day = min(km$time[km$surv <= 1 - q + 1e-12]))))

# Beta-binomial by maximum likelihood: the gradient's root, polished with Newton steps on a numerical Hessian.
bb <- function(levels) {
  gradient <- function(th) { m <- plogis(th[1]); s <- exp(th[2]); a <- m * s; b <- (1 - m) * s; w <- levels$won; n <- levels$deals
    da <- sum(digamma(w + a) - digamma(a) - digamma(n + s) + digamma(s)); db <- sum(digamma(n - w + b) - digamma(b) - digamma(n + s) + digamma(s))
    c((da - db) * s * m * (1 - m), da * a + db * b) }
  ll <- function(th) { m <- plogis(th[1]); s <- exp(th[2]); a <- m * s; b <- (1 - m) * s
    sum(lbeta(levels$won + a, levels$deals - levels$won + b) - lbeta(a, b)) }
  th <- optim(c(qlogis(sum(levels$won) / sum(levels$deals)), 3), ll, gradient, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 500))$par
  for (i in 1:20) { h <- 1e-5; H <- sapply(1:2, function(j) { d <- replace(c(0, 0), j, h); (gradient(th + d) - gradient(th - d)) / (2 * h) }); th <- th - solve(H, gradient(th)) }
  list(levels = rows(levels), mean = plogis(th[1]), concentration = exp(th[2]))
}
true <- rbeta(14, 8, 12); n <- c(2, 3, 5, 8, 13, 20, 40, 60, 80, 120, 200, 350, 500, 7)
beta <- list(bb(data.frame(deals = n, won = rbinom(14, n, true))), bb(data.frame(deals = c(10, 12, 3, 40), won = c(0, 1, 0, 22))))

auc <- local({ score <- c(0.1, 0.4, 0.4, 0.35, 0.8, 0.8, 0.2); deals <- c(5, 3, 8, 2, 6, 1, 9); won <- c(1, 1, 5, 0, 5, 1, 2)
  s <- rep(score, deals); y <- unlist(mapply(function(w, n) rep(1:0, c(w, n - w)), won, deals))
  list(score = I(score), deals = I(deals), won = I(won), auc = (sum(rank(s)[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))) })

calibration <- local({ p <- plogis(rnorm(40)); n <- sample(1:9, 40, TRUE); w <- rbinom(40, n, plogis(0.2 + 0.7 * qlogis(p)))
  m <- glm(cbind(w, n - w) ~ qlogis(p), binomial, control = list(epsilon = 1e-14))
  list(p = I(p), deals = I(n), won = I(w), intercept = unname(coef(m)[1]), slope = unname(coef(m)[2])) })

cat(json(list(distributions = distributions, tests = tests, bh = bh, cluster = cluster, dispersion = dispersion, kaplan = kaplan, beta = beta, auc = auc, calibration = calibration)), "\n")
