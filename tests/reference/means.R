# Means of skewed figures and how far they moved: Rscript means.R > means.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
set.seed(23)

sums <- function(x) list(count = length(x), sum = sum(x), squares = sum(x^2))
sets <- list(
  list(before = round(rlnorm(30, 3, 0.8)), after = round(rlnorm(41, 3.2, 0.6))),
  list(before = round(rlnorm(400, 9, 1.2)), after = round(rlnorm(350, 9, 1.3))),
  list(before = rep(c(7, 8), 20), after = rep(c(7, 8, 9), 15)))
relative <- function(a, b) {
  error <- sqrt(var(a) / length(a) / mean(a)^2 + var(b) / length(b) / mean(b)^2)
  c(mean(b) / mean(a), exp(log(mean(b) / mean(a)) + c(-1, 1) * qnorm(0.975) * error)) - 1
}
cat(json(lapply(sets, function(s) list(
  before = sums(s$before), after = sums(s$after),
  interval = as.numeric(t.test(s$after)$conf.int),
  difference = as.numeric(t.test(s$after, s$before)$conf.int),
  relative = relative(s$before, s$after)))), "\n")
