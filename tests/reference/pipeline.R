# R's answers for scores of open deals and limits of stalled ones: Rscript pipeline.R > pipeline.json
# All on made-up deals, which stand in the answers.
options(digits = 15, warn = -1)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
suppressPackageStartupMessages(library(survival))
set.seed(7)
# Named lists of one column each become arrays, be they of one value.
columns <- function(d) lapply(as.list(d), I)

# How the odds shift with age. One deal per row: status 0 open, 1 won, 2 lost. Many ties on few days.
odds <- function(n, days) {
  d <- data.frame(age = sample(0:days, n, TRUE), status = sample(0:2, n, TRUE, c(.25, .3, .45)))
  f <- survfit(Surv(age, factor(status, 0:2)) ~ 1, d, influence = TRUE)
  end <- max(which(f$n.risk[, 1] >= 20)); tau <- f$time[end]
  ends <- function(k) d$age[d$status == k & d$age <= tau]
  # The last day with ten of each after it.
  last <- max(Filter(function(a) sum(ends(1) > a) >= 10 && sum(ends(2) > a) >= 10, -1:days))
  at <- function(k, a) { i <- findInterval(a, f$time); if (i == 0) 0 else f$pstate[i, k + 1] }
  move <- function(k, a) { i <- findInterval(a, f$time); f$influence.pstate[, end + 1, k + 1] - (if (i == 0) 0 else f$influence.pstate[, i + 1, k + 1]) }
  rest <- function(k, a) at(k, tau) - at(k, a)
  ages <- sort(unique(c(-1, 0, round(last / 3), round(2 * last / 3), last)))
  list(rows = columns(d), lastAge = last, at = lapply(ages, function(a) list(age = a, logOdds = log(rest(1, a) / rest(2, a)),
    se = sqrt(sum((move(1, a) / rest(1, a) - move(2, a) / rest(2, a))^2)),
    within = min(1, (at(1, a + 7) - at(1, a)) / rest(1, a)))))
}

# What the fields say: deviations from the mean deal, and what their sum varies by.
d <- expand.grid(region = c("EU", "NA", "AS"), source = c("in", "out"), size = c("s", "m", "l"))
d$deals <- sample(5:40, nrow(d), TRUE); d$won <- rbinom(nrow(d), d$deals, plogis(-0.3 + 0.5 * (d$region == "EU") - 0.7 * (d$source == "out")))
g <- glm(cbind(won, deals - won) ~ region + source + size, binomial, d, control = list(epsilon = 1e-14))
X <- model.matrix(g); xbar <- colSums(X * d$deals) / sum(d$deals); C <- sweep(X, 2, xbar)
parts <- sapply(c("region", "source", "size"), function(term) { own <- grep(paste0("^", term), colnames(X)); drop(C[, own, drop = FALSE] %*% coef(g)[own]) })
fields <- list(cells = list(region = I(as.character(d$region)), source = I(as.character(d$source)), size = I(as.character(d$size)), deals = I(d$deals), won = I(d$won)),
  average = sum(xbar * coef(g)), parts = lapply(seq_len(nrow(d)), function(i) I(unname(parts[i, ]))), variance = I(unname(diag(C %*% vcov(g) %*% t(C)))))
start <- fields$average + 0.4; way <- rowSums(parts); slope <- (plogis(start + way) - plogis(start)) / way
points <- list(start = start, probability = I(unname(plogis(start + way))), points = lapply(seq_len(nrow(d)), function(i) I(unname(parts[i, ] * slope[i]))))

# The slowest tenth of won deals by group, drawn towards that of all.
days <- list(rgamma(400, 4, .1), rgamma(300, 4, .05), rgamma(25, 4, .06), rgamma(3, 4, .02), numeric(0))
days <- lapply(days, round)
type1 <- function(x, p) unname(quantile(x, p, type = 1))
error <- function(x, p) { h <- qnorm(.975) * sqrt(p * (1 - p) / length(x)); max(.5, (type1(x, min(1, p + h)) - type1(x, max(0, p - h))) / (2 * qnorm(.975))) }
shrink <- function(days, p) {
  all <- type1(unlist(days), p); known <- sapply(days, length) >= 5
  own <- sapply(days, function(x) if (length(x) == 0) NA else type1(x, p)); se <- sapply(seq_along(days), function(i) if (known[i]) error(days[[i]], p) else NA)
  w <- 1 / se[known]^2; m <- sum(w * own[known]) / sum(w); q <- sum(w * (own[known] - m)^2)
  tau2 <- max(0, (q - (sum(known) - 1)) / (sum(w) - sum(w^2) / sum(w)))
  list(days = lapply(days, I), p = p, all = all, own = I(own), shrunk = I(ifelse(known, all + tau2 / (tau2 + ifelse(is.na(se), 1, se)^2) * (own - all), all)))
}
cat(json(list(odds = list(odds(300, 40), odds(900, 365)), fields = fields, points = points,
  limits = list(shrink(days, .9), shrink(list(rep(10, 50), rep(10, 60)), .9)))), "\n", sep = "")
