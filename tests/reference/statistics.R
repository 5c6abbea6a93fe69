# What base R has no function for, written out; and what several scripts ask of it.

# One rate, two rates.
wilson_interval <- function(w, n) as.numeric(suppressWarnings(prop.test(w, n, correct = FALSE))$conf.int)
two_rates <- function(nA, wA, nB, wB) {
  prop <- suppressWarnings(prop.test(c(wA, wB), c(nA, nB), correct = FALSE))
  a <- wilson_interval(wA, nA); b <- wilson_interval(wB, nB)
  pA <- wA / nA; pB <- wB / nB; d <- pB - pA; p <- (wA + wB) / (nA + nB)
  list(chiSquare = unname(prop$statistic), score = prop$p.value,
    newcombe = I(c(d - sqrt((pB - b[1])^2 + (a[2] - pA)^2), d + sqrt((b[2] - pB)^2 + (pA - a[1])^2))),
    fisher = fisher.test(matrix(c(wA, nA - wA, wB, nB - wB), 2))$p.value,
    detectable = (qnorm(0.975) + qnorm(0.8)) * sqrt(p * (1 - p) * (1 / nA + 1 / nB)))
}

# Beta-binomial by maximum likelihood: the gradient's root, polished with Newton steps on a numerical Hessian.
beta_binomial <- function(n, w) {
  gradient <- function(th) { m <- plogis(th[1]); s <- exp(th[2]); a <- m * s; b <- (1 - m) * s
    da <- sum(digamma(w + a) - digamma(a) - digamma(n + s) + digamma(s)); db <- sum(digamma(n - w + b) - digamma(b) - digamma(n + s) + digamma(s))
    c((da - db) * s * m * (1 - m), da * a + db * b) }
  ll <- function(th) { m <- plogis(th[1]); s <- exp(th[2]); a <- m * s; b <- (1 - m) * s
    sum(lbeta(w + a, n - w + b) - lbeta(a, b)) }
  # The best mean for each concentration of a grid; optim alone stops on the plateau of large ones.
  grid <- sapply(seq(-6, log(1e6), length.out = 60), function(ls) { o <- optimize(function(lm) ll(c(lm, ls)), c(-12, 12), maximum = TRUE, tol = 1e-10); c(o$objective, o$maximum, ls) })
  best <- which.max(grid[1, ])
  if (best == ncol(grid)) return(list(mean = sum(w) / sum(n), concentration = NA))  # no spread beyond chance
  th <- optim(grid[2:3, best], ll, gradient, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 500))$par
  for (i in 1:20) { h <- 1e-5; H <- sapply(1:2, function(j) { d <- replace(c(0, 0), j, h); (gradient(th + d) - gradient(th - d)) / (2 * h) }); th <- th - solve(H, gradient(th)) }
  list(mean = plogis(th[1]), concentration = exp(th[2]))
}

# Pearson dispersion of periods around their common rate, and a change held against it.
dispersion_of <- function(n, w, z = 2.7) {
  m <- glm(cbind(w, n - w) ~ 1, binomial)
  phi <- sum(residuals(m, "pearson")^2) / m$df.residual
  list(dispersion = phi, z = z, pValue = pf(z^2 / phi, 1, m$df.residual, lower.tail = FALSE))
}

# Clustered difference: CR1 = HC0 sandwich by cluster × G / (G − 1), over the binomial variance. y, after: 0/1 per deal.
cluster_effect <- function(y, after, g) {
  X <- cbind(1, after); b <- solve(crossprod(X), crossprod(X, y)); e <- drop(y - X %*% b)
  S <- rowsum(X * e, g); bread <- solve(crossprod(X)); G <- nrow(S)
  robust <- (G / (G - 1) * bread %*% crossprod(S) %*% bread)[2, 2]
  rates <- tapply(y, after, mean); n <- table(after)
  list(designEffect = max(1, robust / sum(rates * (1 - rates) / n)), clusters = G)
}

# Kitagawa's symmetric split of a change, level by level.
kitagawa_split <- function(nA, wA, nB, wB) {
  rA <- ifelse(nA > 0, wA / nA, NA); rB <- ifelse(nB > 0, wB / nB, NA)
  rA2 <- ifelse(is.na(rA), rB, rA); rB2 <- ifelse(is.na(rB), rA, rB)
  sA <- nA / sum(nA); sB <- nB / sum(nB); R <- (sum(wA) / sum(nA) + sum(wB) / sum(nB)) / 2
  mix <- (sB - sA) * ((rA2 + rB2) / 2 - R); rate <- (sA + sB) / 2 * (rB2 - rA2)
  list(change = sum(wB) / sum(nB) - sum(wA) / sum(nA), mix = I(mix), rate = I(rate))
}

# Did the levels move differently (Cochran's Q, half a win and half a loss added), or their shares (chi-square)?
heterogeneity_of <- function(nA, wA, nB, wB) {
  both <- nA > 0 & nB > 0; a <- (wA + 0.5) / (nA + 1); b <- (wB + 0.5) / (nB + 1)
  d <- (b - a)[both]; v <- (a * (1 - a) / (nA + 1) + b * (1 - b) / (nB + 1))[both]
  Q <- sum((d - weighted.mean(d, 1 / v))^2 / v)
  shares <- suppressWarnings(chisq.test(rbind(nA, nB)[, nA + nB > 0], correct = FALSE)$p.value)
  min(1, 2 * min(pchisq(Q, sum(both) - 1, lower.tail = FALSE), shares))
}

auc_of <- function(score, y) (sum(rank(score)[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))
# Brier score of predictions, its skill against the constant rate, and the skill's standard error over deals.
brier_of <- function(p, y) {
  r <- mean(y); gain <- (y - r)^2 - (y - p)^2
  list(brier = mean((y - p)^2), skill = 1 - mean((y - p)^2) / mean((y - r)^2),
    samplingError = sqrt(mean((gain - mean(gain))^2) / length(y)) / mean((y - r)^2))
}

# Likelihood and Firth's penalised likelihood on grouped rows; some columns may be held. Converged to 1e-12 and under.
loglik_at <- function(X, n, w, b, firth) {
  e <- drop(X %*% b); p <- plogis(e)
  sum(w * e - n * (pmax(e, 0) + log1p(exp(-abs(e))))) +
    if (firth) 0.5 * as.numeric(determinant(crossprod(X, X * (n * p * (1 - p))))$modulus) else 0
}
climb <- function(X, n, w, firth, b = rep(0, ncol(X)), held = integer()) {
  free <- setdiff(seq_len(ncol(X)), held)
  value <- loglik_at(X, n, w, b, firth)
  for (i in 1:1000) {
    p <- plogis(drop(X %*% b)); W <- n * p * (1 - p); I <- crossprod(X, X * W)
    h <- if (firth) W * rowSums((X %*% chol2inv(chol(I))) * X) else 0
    U <- drop(crossprod(X, w - n * p + h * (0.5 - p)))[free]
    step <- solve(I[free, free, drop = FALSE], U)
    if (sum(step * U) < 1e-20) break
    k <- min(1, 5 / max(abs(step)))
    repeat {
      next_b <- b; next_b[free] <- b[free] + k * step
      there <- loglik_at(X, n, w, next_b, firth)
      if (is.finite(there) && there >= value - 1e-13 * abs(value) || k < 1e-9) break
      k <- k / 2
    }
    b <- next_b; value <- there
  }
  list(coef = b, value = value, V = solve(I), p = plogis(drop(X %*% b)))
}
# Both ends of the profile interval of one coefficient: where the likelihood, all others following, has dropped by 1.92.
profile_of <- function(X, n, w, firth, j, fit = climb(X, n, w, firth)) {
  target <- fit$value - qchisq(0.95, 1) / 2; se <- sqrt(fit$V[j, j])
  end <- function(side) {
    gap <- function(d) { b <- fit$coef; b[j] <- b[j] + side * d; climb(X, n, w, firth, b, j)$value - target }
    far <- 2 * se; while (gap(far) > 0) far <- far * 1.7
    fit$coef[j] + side * uniroot(gap, c(0, far), tol = 1e-10, f.lower = fit$value - target)$root
  }
  c(end(-1), end(1))
}
# The same of a level's log odds against the unweighted mean of its field: a coefficient of contr.sum with that level
# put first. `others` gives the rest of the formula.
deviation_profile <- function(d, fields, f, l, firth) {
  e <- droplevels(d); e[[f]] <- relevel(e[[f]], l)
  coding <- setNames(rep(list("contr.sum"), length(fields)), fields)
  X <- model.matrix(reformulate(sprintf("`%s`", fields)), e, contrasts.arg = coding)
  j <- which(attr(X, "assign") == match(f, fields))[1]
  fit <- climb(X, e$deals, e$won, firth)
  c(fit$coef[j], profile_of(X, e$deals, e$won, firth, j, fit))
}
# Penalised likelihood-ratio test of a field: its columns held at 0, the penalty still the whole design's (logistf).
penalised_test <- function(X, n, w, columns) {
  value <- climb(X, n, w, TRUE)$value; held <- climb(X, n, w, TRUE, held = columns)$value
  chi <- 2 * (value - held)
  list(chiSquare = chi, df = length(columns), pValue = pchisq(chi, length(columns), lower.tail = FALSE))
}
