# R's answers for what alerts are made of: Rscript alerts.R > alerts.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
set.seed(11)

p <- c(0.01, 0.2, NA, 0.04, 0.04, 0.9, 1e-8, 1)
holm <- list(p = I(p), adjusted = I(p.adjust(p, "holm")))

# Closed deals of a segment: lost ones bring nothing, won ones a skewed amount.
worth <- function(n, rate, mean) rbinom(n, 1, rate) * round(rlnorm(n, log(mean), 0.8))
groups <- list(list(worth(60, 0.4, 900), worth(75, 0.5, 1300)), list(worth(400, 0.2, 50000), worth(380, 0.2, 50000)), list(c(0, 0, 0), c(0, 5, 5)))
welch <- lapply(groups, function(g) {
  test <- t.test(g[[2]], g[[1]])
  sums <- function(x) list(count = length(x), sum = sum(x), squares = sum(x^2))
  list(before = sums(g[[1]]), after = sums(g[[2]]), difference = unname(diff(rev(test$estimate))), interval = I(as.numeric(test$conf.int)),
    t = unname(test$statistic), df = unname(test$parameter), pValue = test$p.value,
    pooled = t.test(g[[2]], g[[1]], var.equal = TRUE)$p.value)
})
# Twice the smaller tail of the binomial law.
cells <- expand.grid(won = c(0, 1, 3, 6, 14, 40), deals = c(40, 120), rate = c(0.02, 0.05, 0.3, 0.95))
binomial <- lapply(seq_len(nrow(cells)), function(i) with(cells[i, ], list(won = won, deals = deals, rate = rate,
  pValue = min(1, 2 * min(pbinom(won, deals, rate), pbinom(won - 1, deals, rate, lower.tail = FALSE))))))
cat(json(list(holm = holm, welch = welch, binomial = binomial)), "\n")
