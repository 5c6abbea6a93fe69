# R's answers for the trend and the parts of a rep, and attainment on wave: Rscript reps.R ../../../shared/data > reps.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
data <- commandArgs(TRUE)[1]
tight <- list(epsilon = 1e-14, maxit = 100)
rao <- function(m, with) anova(m, with, test = "Rao")$Rao[2]

# A straight line beyond what is expected of each quarter; quarter 4 of the second set has no deals.
trend <- function(at, deals, won, rate) {
  d <- data.frame(at, deals, won, rate)
  m <- glm(cbind(won, deals - won) ~ 1 + offset(qlogis(rate)), binomial, d, control = tight)
  v <- d$deals * fitted(m) * (1 - fitted(m)); middle <- sum(v * at) / sum(v)
  u <- sum((at - middle) * (won - d$deals * fitted(m))); info <- sum(v * (at - middle)^2)
  p <- sum(won) / sum(deals); left <- won - d$deals * fitted(m) - v * (at - middle) * u / info
  phi <- sum(left^2 / v) / (nrow(d) - 2); chi <- rao(m, update(m, . ~ . + at)); df <- nrow(d) - 2
  list(at = I(at), deals = I(deals), won = I(won), rate = I(rate), chiSquare = chi, dispersion = phi,
    points = p * (1 - p) * u / info, pValue = if (phi > 1) pf(chi / phi, 1, df, lower.tail = FALSE) else pchisq(chi, 1, lower.tail = FALSE),
    plain = prop.trend.test(won, deals, at)$statistic[[1]])
}
# Each part of a rep's deals against the others, from the rep's own level.
parts <- function(deals, won, rate) {
  d <- data.frame(deals, won, rate, part = factor(seq_along(deals)))
  m <- glm(cbind(won, deals - won) ~ 1 + offset(qlogis(rate)), binomial, d, control = tight)
  list(deals = I(deals), won = I(won), rate = I(rate), own = I(unname(fitted(m))),
    chiSquare = I(sapply(seq_along(deals), function(l) { d$one <- as.numeric(seq_along(deals) == l); m <- update(m, data = d); rao(m, update(m, . ~ . + one)) })))
}
# Won money over the quotas of whole quarters, by rep and quarter of closing.
attainment <- function() {
  q <- read.csv(file.path(data, "salesforce_wave", "Quota.csv")); d <- read.csv(file.path(data, "salesforce_wave", "Opportunity.csv"))
  d <- d[d$StageName == "Closed Won", ]; quarter <- function(x) paste0(format(as.Date(x), "%Y"), quarters(as.Date(x)))
  target <- aggregate(q$QuotaAmount__c, list(rep = q$User.External_Id__c, quarter = quarter(q$StartDate__c)), sum)
  won <- aggregate(d$Amount, list(rep = d$Owner.External_Id__c, quarter = quarter(d$CloseDate)), sum)
  both <- merge(target, won, by = c("rep", "quarter"), all.x = TRUE); both$x.y[is.na(both$x.y)] <- 0
  both <- both[both$quarter <= "2017Q2", ]; both <- both[order(both$rep, both$quarter), ]
  list(quarters = I(sort(unique(both$quarter))), reps = I(unique(both$rep)), attainment = I(both$x.y / both$x.x))
}
cat(json(list(
  trends = list(
    level = trend(0:7, c(40, 52, 38, 61, 45, 50, 47, 55), c(12, 20, 13, 26, 20, 24, 24, 29), rep(0.4, 8)),
    season = trend(c(0, 1, 2, 3, 5, 6, 7), c(30, 41, 28, 33, 35, 36, 40), c(18, 14, 13, 17, 14, 9, 15), c(0.5, 0.42, 0.4, 0.61, 0.5, 0.44, 0.45)),
    shocked = trend(0:6, c(80, 90, 85, 95, 88, 92, 90), c(20, 55, 22, 60, 25, 62, 30), rep(0.35, 7))),
  parts = list(
    three = parts(c(60, 80, 45), c(30, 24, 12), c(0.4, 0.35, 0.3)),
    better = parts(c(100, 40, 60, 25), c(62, 21, 38, 20), c(0.45, 0.4, 0.5, 0.3))),
  wave = attainment())), "\n")
