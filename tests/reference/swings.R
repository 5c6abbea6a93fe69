# R's answers for levels that swing from period to period: Rscript swings.R > swings.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
set.seed(7)

# Six reps, five quarters and a product; the last rep has too few deals to be full. Rates move by rep and quarter.
case <- function(spread, steady) {
  d <- expand.grid(product = 0:1, quarter = 0:4, rep = 0:5)
  shock <- matrix(rnorm(30, 0, spread), 6)
  rate <- 0.4 + 0.1 * d$product + steady * (d$rep %% 2) + shock[cbind(d$rep + 1, d$quarter + 1)]
  d$deals <- ifelse(d$rep == 5, 4, 40 + (3 * d$rep + d$quarter) %% 11)
  d$won <- rbinom(nrow(d), d$deals, rate)
  m <- glm(cbind(won, deals - won) ~ factor(rep) + factor(product) + factor(quarter), binomial, d, control = list(epsilon = 1e-14))
  d$expected <- d$deals * fitted(m)
  d$variance <- d$expected * (1 - fitted(m))
  t <- aggregate(cbind(deals, won, expected, variance) ~ rep + quarter, d, sum)
  t <- t[pmin(t$expected, t$deals - t$expected) >= 5, ]
  df <- nrow(t) - length(unique(t$rep)) - length(unique(t$quarter)) + 1
  dispersion <- sum((t$won - t$expected)^2 / t$variance) / df
  m0 <- update(m, . ~ . - factor(rep))
  rao <- anova(m0, m, test = "Rao")
  score <- rao$Rao[2]
  list(rep = I(d$rep), product = I(d$product), quarter = I(d$quarter), deals = I(d$deals), won = I(d$won),
    df = df, dispersion = dispersion, swingsP = pchisq(dispersion * df, df, lower.tail = FALSE), scoreDf = rao$Df[2],
    score = score, plainP = rao$`Pr(>Chi)`[2], pValue = pf(score / rao$Df[2] / dispersion, rao$Df[2], df, lower.tail = FALSE))
}
cat(json(list(still = case(0, 0.1), swinging = case(0.15, 0), both = case(0.12, 0.12))), "\n")
