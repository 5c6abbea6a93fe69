# R's answers for small grouped designs, written beside the designs themselves: Rscript logistic.R > logistic.json
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
source(file.path(folder, "designs.R"))

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
  z <- qnorm(0.975)
  whole <- model.matrix(m); s <- svd(whole, nv = ncol(whole))
  N <- s$v[, s$d < 1e-8 * s$d[1], drop = FALSE]                       # what no data can tell
  estimable <- function(x) rowSums(abs(x %*% N)) < 1e-8
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
    on <- if (ncol(N) > 0) estimable(Xl) else rep(TRUE, nrow(Xl))       # the deals this level can be compared on
    if (all(here[on]) && !all(here)) return(list(field = f, level = l, deals = sum(here), won = sum(long$y[here]), points = NA))
    overall <- mean(p[on]); base <- colMeans((X * (p * (1 - p)))[on, , drop = FALSE])
    Xl <- Xl[on, colnames(X), drop = FALSE]
    q <- plogis(drop(Xl %*% cf[known])); g <- colMeans(Xl * (q * (1 - q))); rate <- mean(q)
    se <- sqrt(drop(t(g - base) %*% V %*% (g - base)))
    logitSe <- sqrt(drop(t(g) %*% V %*% g)) / (rate * (1 - rate))
    list(field = f, level = l, deals = sum(here), won = sum(long$y[here]), points = rate - overall, se = se,
      low = plogis(qlogis(rate) - z * logitSe) - overall, high = plogis(qlogis(rate) + z * logitSe) - overall,
      pValue = 2 * pnorm(-abs((rate - overall) / se)))
  })))
  # Deviation coding: each level against the mean of those it can be compared with. Where that is all of them, contr.sum.
  deviation <- lapply(fields, function(f) {
    present <- levels(droplevels(d[[f]])); at <- function(l) colnames(whole) == paste0(f, l)
    contrast <- t(sapply(present, function(l) as.numeric(at(l))))
    both <- sapply(present, function(l) sapply(present, function(k) estimable(contrast[l, , drop = FALSE] - contrast[k, , drop = FALSE])))
    C <- contrast - (both / rowSums(both)) %*% contrast
    b <- ifelse(known, cf, 0); C <- C[, , drop = FALSE]
    list(field = f, levels = I(present), comparable = I(rowSums(both)), coefficients = I(drop(C %*% b)),
      se = I(sqrt(pmax(0, diag(C[, known, drop = FALSE] %*% V %*% t(C[, known, drop = FALSE]))))))
  })
  coded <- fit(fields, droplevels(long), setNames(rep(list("contr.sum"), length(fields)), fields))
  for (f in fields) if (all(known)) {                                    # a check of the above
    C <- contr.sum(nlevels(droplevels(long[[f]]))); own <- attr(model.matrix(coded), "assign") == match(f, fields)
    stopifnot(max(abs(drop(C %*% coef(coded)[own]) - deviation[[match(f, fields)]]$coefficients)) < 1e-7)
  }
  R <- if (length(fields) > 1) cov2cor(V[-1, -1]) else NULL
  assign <- attr(model.matrix(m), "assign")[known][-1]
  gvif <- lapply(seq_along(fields), function(i) { at <- assign == i
    list(field = fields[i], value = det(R[at, at, drop = FALSE]) * det(R[!at, !at, drop = FALSE]) / det(R)) })
  list(deals = sum(d$deals), won = sum(d$won), rank = m$rank, logLikelihood = as.numeric(logLik(m)),
    nullLogLikelihood = -m$null.deviance / 2, fitted = I(unname(tapply(p, rep(seq_len(nrow(d)), d$deals), mean))),
    tests = tests, effects = effects, deviation = deviation, gvif = gvif)
}

out <- lapply(designs, function(d) {
  fields <- setdiff(names(d), c("deals", "won"))
  list(deals = I(d$deals), won = I(d$won),
    factors = unname(lapply(fields, function(f) list(name = f, levels = I(levels(d[[f]])), codes = I(as.integer(d[[f]]) - 1)))),
    answer = answer(d, fields))
})
cat("{\n", paste0('"', names(out), '":', vapply(out, json, ""), collapse = ",\n"), "\n}\n", sep = "")
