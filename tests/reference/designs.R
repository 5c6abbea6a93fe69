# The small designs that logistic.R and penalised.R ask about. plain: three fields. single: single deals, ties. onesided:
# an empty level, a level without wins, and one that is one-sided once that is set aside. aliased: a field that follows
# from another one. blanks: two joined fields that are blank for the same deals.
set.seed(20240607)

grouped <- function(n, levels, size, effects) {
  d <- as.data.frame(lapply(levels, function(k) factor(sample(k, n, TRUE), levels = k)))
  d$deals <- size(n)
  eta <- -0.4 + Reduce(`+`, lapply(names(levels), function(f) effects[[f]][as.integer(d[[f]])]))
  d$won <- rbinom(n, d$deals, plogis(eta))
  d
}
L <- function(letter, k) paste0(letter, seq_len(k))
several <- function(n) sample(1:25, n, TRUE)
plain <- grouped(70, list(a = L("a", 3), b = L("b", 4), c = L("c", 2)), several,
  list(a = c(0, 0.8, -0.5), b = c(0.2, 0, -0.3, 0.6), c = c(0, 0.4)))
single <- grouped(240, list(a = L("a", 5), b = L("b", 3)), function(n) rep(1, n),
  list(a = c(0, 1, -1, 0.3, 0), b = c(0, -0.4, 0.7)))
onesided <- grouped(80, list(a = L("a", 5), b = L("b", 4), c = L("c", 3)), several,
  list(a = c(0, 0.8, -0.5, 0.3, 0), b = c(0.2, 0, -0.3, 0.6), c = c(0, 0.4, -0.4)))
onesided <- onesided[onesided$a != "a5", ]
onesided$won[onesided$a == "a3"] <- 0                                  # no wins
onesided$won[onesided$b == "b4" & onesided$a != "a3"] <- onesided$deals[onesided$b == "b4" & onesided$a != "a3"]
aliased <- grouped(60, list(rep = L("r", 6), c = L("c", 3)), several,
  list(rep = c(0, 0.5, -0.5, 0.2, 0.9, -0.2), c = c(0, 0.3, -0.3)))
aliased$region <- factor(c("n", "n", "s", "s", "w", "w")[as.integer(aliased$rep)])
aliased <- aliased[, c("region", "rep", "c", "deals", "won")]
blanks <- grouped(90, list(a = L("a", 3), sector = c("(blank)", L("s", 3)), size = c("(blank)", L("z", 2))), several,
  list(a = c(0, 0.6, -0.4), sector = c(0.5, 0, -0.6, 0.4), size = c(0, 0.3, -0.3)))
lost <- blanks$sector == "(blank)" | blanks$size == "(blank)"
blanks$sector[lost] <- "(blank)"; blanks$size[lost] <- "(blank)"
designs <- list(plain = plain, single = single, onesided = onesided, aliased = aliased, blanks = blanks)
