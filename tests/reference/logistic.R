# R's answers for small grouped designs, written beside the designs themselves: Rscript logistic.R > logistic.json
# plain: three fields. single: single deals, ties. onesided: an empty level, a level without wins, and one that is
# one-sided once that is set aside. aliased: a field that follows from another one.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
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

single_deals <- function(d) {
  long <- d[rep(seq_len(nrow(d)), d$deals), , drop = FALSE]
  long$y <- unlist(mapply(function(w, n) rep(c(1, 0), c(w, n - w)), d$won, d$deals, SIMPLIFY = FALSE))
  long
}
# glm's epsilon also sets the tolerance that tells aliased columns (epsilon / 1000), so it must not be too small; a second
# fit from the first one's predictions then brings the rest of the digits, and weights of the last step for vcov.
control <- list(epsilon = 1e-10, maxit = 100)
fit <- function(parts, d, contrasts = NULL) suppressWarnings({
  formula <- reformulate(if (length(parts)) parts else "1", "y")
  environment(formula) <- environment()
  first <- glm(formula, data = d, family = binomial, control = control, contrasts = contrasts)
  glm(formula, data = d, family = binomial, control = control, contrasts = contrasts, etastart = first$linear.predictors)
})

answer <- function(d, fields) {
  long <- single_deals(d)
  m <- fit(fields, long)
  p <- predict(m, type = "response")
  V <- vcov(m, complete = FALSE); cf <- coef(m); known <- !is.na(cf)
  X <- model.matrix(m)[, known, drop = FALSE]
  overall <- mean(p); base <- colMeans(X * (p * (1 - p))); z <- qnorm(0.975)
  tests <- lapply(seq_along(fields), function(i) {
    m0 <- fit(fields[-i], long)
    lr <- anova(m0, m, test = "LRT"); rao <- anova(m0, m, test = "Rao")
    list(field = fields[i], df = lr$Df[2], lrChiSquare = lr$Deviance[2], lrPValue = lr$`Pr(>Chi)`[2],
      scoreChiSquare = rao$Rao[2], scorePValue = rao$`Pr(>Chi)`[2])
  })
  effects <- do.call(c, lapply(fields, function(f) lapply(levels(d[[f]]), function(l) {
    here <- long[[f]] == l
    e <- long; e[[f]] <- factor(l, levels = levels(d[[f]]))
    if (!any(here)) return(list(field = f, level = l, deals = 0, won = 0, points = NA))
    Xl <- model.matrix(delete.response(terms(m)), e, xlev = lapply(long[fields], levels))
    Xl <- Xl[, colnames(X), drop = FALSE]
    q <- plogis(drop(Xl %*% cf[known])); g <- colMeans(Xl * (q * (1 - q))); rate <- mean(q)
    se <- sqrt(drop(t(g - base) %*% V %*% (g - base)))
    logitSe <- sqrt(drop(t(g) %*% V %*% g)) / (rate * (1 - rate))
    list(field = f, level = l, deals = sum(here), won = sum(long$y[here]), points = rate - overall, se = se,
      low = plogis(qlogis(rate) - z * logitSe) - overall, high = plogis(qlogis(rate) + z * logitSe) - overall,
      pValue = 2 * pnorm(-abs((rate - overall) / se)))
  })))
  # Deviation coding, and the generalised variance inflation factor (Fox & Monette 1992), of fields with all levels told.
  coded <- fit(fields, droplevels(long), setNames(rep(list("contr.sum"), length(fields)), fields))
  deviation <- lapply(fields, function(f) {
    k <- nlevels(droplevels(long)[[f]]); at <- which(attr(model.matrix(coded), "assign") == match(f, fields))
    C <- contr.sum(k)
    list(field = f, coefficients = drop(C %*% coef(coded)[at]),
      se = sqrt(diag(C %*% vcov(coded)[at, at, drop = FALSE] %*% t(C))))
  })
  R <- if (length(fields) > 1) cov2cor(V[-1, -1]) else NULL
  assign <- attr(model.matrix(m), "assign")[known][-1]
  gvif <- lapply(seq_along(fields), function(i) { at <- assign == i
    list(field = fields[i], value = det(R[at, at, drop = FALSE]) * det(R[!at, !at, drop = FALSE]) / det(R)) })
  list(deals = sum(d$deals), won = sum(d$won), rank = m$rank, logLikelihood = as.numeric(logLik(m)),
    nullLogLikelihood = -m$null.deviance / 2, fitted = I(unname(tapply(p, rep(seq_len(nrow(d)), d$deals), mean))),
    tests = tests, effects = effects, deviation = deviation, gvif = gvif)
}

designs <- list(plain = plain, single = single, onesided = onesided, aliased = aliased)
out <- lapply(designs, function(d) {
  fields <- setdiff(names(d), c("deals", "won"))
  list(deals = I(d$deals), won = I(d$won),
    factors = unname(lapply(fields, function(f) list(name = f, levels = I(levels(d[[f]])), codes = I(as.integer(d[[f]]) - 1)))),
    answer = answer(d, fields))
})
cat("{\n", paste0('"', names(out), '":', vapply(out, json, ""), collapse = ",\n"), "\n}\n", sep = "")
