# Win rates by value and their bridge: Rscript ratio.R > ratio.json
# The variance of a ratio over deals, as survey::svyratio has it but for n/(n - 1), and at least that of as many deals of
# one size as Kish's (sum a)^2 / sum(a^2); every figure of the bridge gets its variance from the derivative after the weight of each single deal, taken numerically: nothing of the app's algebra.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
set.seed(11)

draw <- function(n, rates, shares, side) {
  level <- sample(names(rates), n, TRUE, shares)
  data.frame(side = side, level = level, won = rbinom(n, 1, rates[level]), amount = round(exp(rnorm(n, 9, 0.9))))
}
deals <- rbind(draw(210, c(a = 0.6, b = 0.3, c = 0.5), c(0.5, 0.3, 0.2), "before"),
               draw(260, c(a = 0.5, b = 0.2, c = 0.5, d = 0.4), c(0.3, 0.4, 0.2, 0.1), "after"))
deals$won[deals$side == "after" & deals$level == "c"] <- 1 # one class
levels <- sort(unique(deals$level))

figures <- function(w) {
  total <- function(side, level = levels, won = FALSE)
    sum((w * deals$amount * (if (won) deals$won else 1))[deals$side == side & deals$level %in% level])
  share <- sapply(c("before", "after"), function(s) sapply(levels, function(l) total(s, l) / total(s)))
  rate <- sapply(c("before", "after"), function(s) sapply(levels, function(l) total(s, l, TRUE) / total(s, l)))
  own <- rate
  own[is.nan(rate[, 1]), 1] <- rate[is.nan(rate[, 1]), 2]
  own[is.nan(rate[, 2]), 2] <- rate[is.nan(rate[, 2]), 1]
  R <- c(total("before", won = TRUE) / total("before"), total("after", won = TRUE) / total("after"))
  rateParts <- rowMeans(share) * (own[, 2] - own[, 1])
  mixParts <- (share[, 2] - share[, 1]) * (rowMeans(own) - mean(R))
  c(before = R[1], after = R[2], change = R[2] - R[1], mix = sum(mixParts), rate = sum(rateParts),
    setNames(mixParts, paste0("mix_", levels)), setNames(rateParts, paste0("rate_", levels)))
}
n <- nrow(deals)
h <- 1e-4
influence <- sapply(seq_len(n), function(i) {
  e <- replace(numeric(n), i, h)
  (8 * (figures(1 + e) - figures(1 - e)) - (figures(1 + 2 * e) - figures(1 - 2 * e))) / (12 * h)
})
estimate <- figures(rep(1, n))
# A level's own rate varies by no less than Kish's deals of one size: what is missing of that, times what the figure makes of
# the rate: its derivative after the wins of a level when its amounts stay, which is the influence of won less that of lost.
floors <- Reduce(`+`, lapply(split(seq_len(n), paste(deals$side, deals$level)), function(at) {
  a <- deals$amount[at]; y <- deals$won[at]; r <- sum(a * y) / sum(a)
  missing <- max(0, r * (1 - r) * sum(a^2) - sum(a^2 * (y - r)^2))
  if (missing == 0) return(0)
  unit <- sweep(influence[, at, drop = FALSE], 2, a, `/`)
  (rowMeans(unit[, y == 1, drop = FALSE]) - rowMeans(unit[, y == 0, drop = FALSE]))^2 * missing
}))
floors[c("before", "after", "change")] <- 0 # rates of all deals together have a floor of their own: see variance()
se <- sqrt(rowSums(influence^2) + floors)

sums <- function(side, level) with(deals[deals$side == side & deals$level == level, ],
  list(amount = sum(amount), won = sum(amount[won == 1]), squares = sum(amount^2), wonSquares = sum(amount[won == 1]^2)))
variance <- function(amount, won) {
  r <- sum(amount * won) / sum(amount)
  max(sum(amount^2 * (won - r)^2), r * (1 - r) * sum(amount^2)) / sum(amount)^2
}
# A third set: one deal that is half of the money.
large <- data.frame(amount = c(120, round(exp(rnorm(119, 0, 0.5)), 3)), won = c(1, rbinom(119, 1, 0.3)))
v <- c(sapply(c("before", "after"), function(s) with(deals[deals$side == s, ], variance(amount, won))), large = variance(large$amount, large$won))
q <- local({
  both <- intersect(levels, deals$level[deals$side == "before"])
  one <- function(side, l) with(deals[deals$side == side & deals$level == l, ], {
    r <- sum(amount * won) / sum(amount)
    v <- variance(amount, won)
    c(r = r, v = v, n = if (v > 0) r * (1 - r) / v else 0)
  })
  b <- sapply(both, function(l) one("before", l)); a <- sapply(both, function(l) one("after", l))
  used <- b["n", ] >= 10 & a["n", ] >= 10
  d <- (a["r", ] - b["r", ])[used]; w <- 1 / (a["v", ] + b["v", ])[used]
  list(levels = I(both[used]), p = pchisq(sum(w * (d - weighted.mean(d, w))^2), sum(used) - 1, lower.tail = FALSE))
})
z <- (estimate["change"]) / sqrt(v["before"] + v["after"])
cat(json(list(
  levels = lapply(levels, function(l) list(level = l, before = sums("before", l), after = sums("after", l))),
  figures = lapply(names(estimate), function(name) list(name = name, estimate = unname(estimate[name]), se = unname(se[name]))),
  change = list(z = unname(z), p = unname(2 * pnorm(-abs(z))), detectable = unname((qnorm(0.975) + qnorm(0.8)) * sqrt(v["before"] + v["after"]))),
  variances = as.list(v),
  large = with(large, list(amount = sum(amount), won = sum(amount[won == 1]), squares = sum(amount^2), wonSquares = sum(amount[won == 1]^2))),
  heterogeneity = q)), "\n")
