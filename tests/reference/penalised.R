# R's answers for Firth's penalised likelihood, its likelihood-ratio test and profile intervals, on the small designs of
# designs.R: Rscript penalised.R > penalised.json
# logistf is written out (statistics.R): scoring on the penalised score to 1e-12, intervals by uniroot on the profile.
# For the plain likelihood MASS::confint's interpolated intervals stand beside the exact ones.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (file in c("json.R", "statistics.R", "designs.R")) source(file.path(folder, file))

answer <- function(d, separated) {
  d <- droplevels(d); fields <- setdiff(names(d), c("deals", "won"))
  X <- model.matrix(reformulate(fields), d)
  independent <- function(X) sort(qr(X)$pivot[seq_len(qr(X)$rank)])
  full <- qr(X)$rank == ncol(X); X <- X[, independent(X)]
  firth <- climb(X, d$deals, d$won, TRUE)
  shift <- uniroot(function(s) sum(d$deals * plogis(qlogis(firth$p) + s)) - sum(d$won), c(-5, 5), tol = 1e-14)$root
  out <- list(penalisedLogLikelihood = firth$value, fitted = I(firth$p), shift = shift)
  # The tested field last: of columns that say the same the last is dropped, and what is shared is not the field's own.
  out$tests <- lapply(fields, function(f) {
    Z <- model.matrix(reformulate(c(setdiff(fields, f), f)), d); keep <- independent(Z); own <- which(attr(Z, "assign")[keep] == length(fields))
    c(list(field = f), if (length(own)) penalised_test(Z[, keep], d$deals, d$won, own) else list(df = 0))
  })
  if (!full) return(out)
  profiles <- function(firth) do.call(c, lapply(fields, function(f) lapply(levels(d[[f]]), function(l) {
    p <- deviation_profile(d, fields, f, l, firth); list(field = f, level = l, estimate = p[1], low = p[2], high = p[3]) })))
  out$penalised <- profiles(TRUE)
  if (!separated) {
    out$plain <- profiles(FALSE)
    m <- glm(reformulate(fields, "cbind(won, deals - won)"), binomial, d, contrasts = setNames(rep(list("contr.sum"), length(fields)), fields),
      control = list(epsilon = 1e-12))
    ci <- suppressMessages(MASS:::confint.glm(m))
    out$mass <- lapply(which(attr(model.matrix(m), "assign") > 0), function(j) { a <- attr(model.matrix(m), "assign")[j]
      list(field = fields[a], place = sum(attr(model.matrix(m), "assign")[seq_len(j)] == a) - 1, low = ci[j, 1], high = ci[j, 2]) })
  }
  out
}
out <- lapply(names(designs), function(name) answer(designs[[name]], name == "onesided"))
cat("{\n", paste0('"', names(designs), '":', vapply(out, json, ""), collapse = ",\n"), "\n}\n", sep = "")
