# The predictive distribution of a quarter's shock, by brute force over a fine grid of shock and bias; run as basics.R.
source("tests/reference/json.R")
sets <- list(
  few = list(error = c(0.1, -0.2, 0.05), variance = c(0.01, 0.02, 0.01)),
  alike = list(error = c(0.01, 0.02, 0, -0.01, 0.015, 0.005), variance = rep(0.004, 6)),
  apart = list(error = c(0.5, -0.4, 0.3, -0.6, 0.2, 0.45, -0.3, 0.1), variance = rep(0.01, 8)),
  none = list(error = numeric(0), variance = numeric(0))
)
# The grid of the app: cell middles of a square-root scale up to 1.5.
steps <- 40
i <- 0:(steps - 1)
spread <- 1.5 * ((i + 0.5) / steps)^2
answer <- lapply(sets, function(set) {
  bias_sd <- 0.2; scale <- 0.15
  # Marginal likelihood of each spread by numeric integration over the bias.
  weight <- sapply(seq_along(spread), function(k) {
    f <- function(b) sapply(b, function(one)
      prod(dnorm(set$error, one, sqrt(spread[k]^2 + set$variance))) * dnorm(one, 0, bias_sd))
    integrate(f, -2, 2, rel.tol = 1e-11, subdivisions = 2000)$value * dcauchy(spread[k], 0, scale) * (2 * i[k] + 1)
  })
  weight <- weight / sum(weight)
  post <- sapply(spread, function(s) {
    w <- 1 / (s^2 + set$variance)
    precision <- sum(w) + 1 / bias_sd^2
    c(sum(w * set$error) / precision, 1 / precision)
  })
  quantile_at <- function(p, v) uniroot(function(x)
    sum(weight * pnorm(x, post[1, ], sqrt(spread^2 + post[2, ] + v))) - p, c(-10, 10), tol = 1e-13)$root
  list(error = I(set$error), variance = I(set$variance), bias = sum(weight * post[1, ]), spread = sum(weight * spread),
       quantiles = c(quantile_at(0.1, 0.005), quantile_at(0.5, 0.005), quantile_at(0.9, 0.005)))
})
pinball <- function(y, q, p) ifelse(y >= q, p * (y - q), (1 - p) * (q - y))
out <- list(shock = answer, pinball = list(actual = c(10, 10, 10), forecast = c(8, 12, 10), p = c(0.1, 0.9, 0.5),
  loss = pinball(c(10, 10, 10), c(8, 12, 10), c(0.1, 0.9, 0.5))))
cat(json(out), "\n")
