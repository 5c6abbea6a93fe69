# R's answers for the calendar and for reps: Rscript calendar.R > calendar.json
# Hand-made sets stand in the answers with their counts. Of the public files of ../shared/data only R's answers do.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(folder, "json.R"))
rows <- function(d) lapply(seq_len(nrow(d)), function(i) as.list(d[i, , drop = FALSE]))
# As in logistic.R: a smaller epsilon would no longer tell aliased columns; the second fit brings the rest of the digits.
tight <- glm.control(epsilon = 1e-10, maxit = 100)
fit <- function(formula, d) { environment(formula) <- environment(); d$first <- glm(formula, binomial, d, control = tight)$linear.predictors; glm(formula, binomial, d, control = tight, etastart = first) }

# The app's rule: F with phi where phi > 1, chi-square otherwise; nothing with fewer than three periods left over.
scaled <- function(chi, df, phi, left) if (left < 3) NULL else
  if (phi > 1) pf(chi / df / phi, df, left, lower.tail = FALSE) else pchisq(chi, df, lower.tail = FALSE)
reach <- function(phi, left) if (phi > 1) qt(0.975, left) * sqrt(phi) else qnorm(0.975)

trend <- function(deals, won) {
  at <- which(deals > 0); n <- deals[at]; w <- won[at]; p <- sum(w) / sum(n)
  test <- suppressWarnings(prop.trend.test(w, n, at))
  line <- lm(w / n ~ at, weights = n / (p * (1 - p)))
  phi <- sum(line$residuals^2 * line$weights) / line$df.residual
  se <- sqrt(solve(crossprod(sqrt(line$weights) * model.matrix(line)))[2, 2]); b <- unname(coef(line)[2])
  list(chiSquare = unname(test$statistic), binomialP = unname(test$p.value), slope = b, dispersion = phi, residualDf = line$df.residual,
    low = b - reach(phi, line$df.residual) * se, high = b + reach(phi, line$df.residual) * se,
    pValue = scaled(unname(test$statistic), 1, phi, line$df.residual))
}
hand <- list(
  rising = list(deals = c(120, 90, 140, 110, 100, 130, 95), won = c(40, 33, 50, 47, 41, 60, 46)),
  shocked = list(deals = c(900, 800, 950, 700, 990, 870), won = c(300, 340, 310, 330, 420, 350)),
  gap = list(deals = c(50, 0, 60, 55, 70, 40, 65), won = c(20, 0, 20, 25, 33, 20, 38)),
  ties = list(deals = rep(40, 5), won = c(20, 20, 10, 20, 20)),
  oneSided = list(deals = c(30, 40, 20, 25, 30, 33), won = c(0, 3, 2, 0, 5, 6)))
trends <- lapply(hand, function(d) c(list(deals = I(d$deals), won = I(d$won)), trend(d$deals, d$won)))

# Rao's test of the season beyond the cycles (and what else is named), the spread around it, points against the average.
season <- function(d, cycles, coarser = NULL, effects = "cycle") {
  d$y <- cbind(d$won, d$deals - d$won); d <- d[d$deals > 0, ]
  m0 <- fit(reformulate(cycles, "y"), d)
  m1 <- fit(reformulate(c(cycles, "season"), "y"), d)
  rao <- anova(m0, m1, test = "Rao")
  spread <- function(m) c(sum(residuals(m, "pearson")^2) / m$df.residual, m$df.residual)
  found <- spread(m1)
  if (!is.null(coarser)) {
    g <- aggregate(cbind(won, deals) ~ cycle + place, coarser, sum)
    found2 <- spread(fit(cbind(won, deals - won) ~ cycle + place, g))
    if (found2[2] >= 3 && found2[1] > found[1]) found <- found2
  }
  m <- fit(reformulate(c(effects, "season"), "y"), d)
  V <- vcov(m); overall <- sum(d$won) / sum(d$deals); share <- d$deals / sum(d$deals); k <- reach(found[1], found[2])
  points <- lapply(levels(d$season), function(s) {
    e <- d; e$season <- factor(s, levels = levels(d$season))
    X <- model.matrix(delete.response(terms(m)), e, xlev = m$xlevels); p <- plogis(drop(X %*% coef(m)))
    rate <- sum(share * p); g <- colSums(X * (share * p * (1 - p))); se <- sqrt(drop(g %*% V %*% g)) / (rate * (1 - rate))
    list(season = s, points = rate - overall, low = plogis(qlogis(rate) - k * se) - overall, high = plogis(qlogis(rate) + k * se) - overall)
  })
  list(chiSquare = rao$Rao[2], df = rao$Df[2], dispersion = found[1], residualDf = found[2],
    pValue = scaled(rao$Rao[2], rao$Df[2], found[1], found[2]), points = points)
}
set.seed(41)
grid <- expand.grid(place = 1:3, cycle = 1:5)
plain <- transform(grid, deals = sample(20:60, 15, TRUE)); plain$won <- rbinom(15, plain$deals, c(0.4, 0.42, 0.6)[plain$place])
holes <- plain; holes$deals[c(2, 9)] <- 0; holes$won[c(2, 9)] <- 0; holes$won[7] <- 0; holes$won[12] <- holes$deals[12]
shocked <- transform(grid, deals = 400); shocked$won <- rbinom(15, 400, plogis(-0.2 + 0.15 * (shocked$place == 3) + rnorm(15, 0, 0.2)))
years <- expand.grid(month = 1:12, cycle = 1:3); years$deals <- sample(80:150, 36, TRUE)
years$won <- rbinom(36, years$deals, plogis(-0.3 + 0.5 * (years$month > 9)))
years$place <- factor((years$month - 1) %/% 3); years$inQuarter <- factor((years$month - 1) %% 3)
asSeason <- function(d) transform(d, season = factor(place), cycle = factor(cycle))
yearly <- transform(years, season = factor(month), cycle = factor(cycle))
seasons <- lapply(list(plain = plain, holes = holes, shocked = shocked), function(d)
  c(list(cycle = I(d$cycle), season = I(d$place), deals = I(d$deals), won = I(d$won)), season(asSeason(d), "cycle")))
seasonsOfYear <- c(list(cycle = I(years$cycle), month = I(years$month), deals = I(years$deals), won = I(years$won)),
  season(yearly, c("cycle", "inQuarter"), yearly))

# Change point: |z| of prop.test over splits that leave a whole block on each side; every order of the blocks.
orders <- function(k) if (k == 1) matrix(1) else { o <- orders(k - 1); do.call(rbind, lapply(seq_len(k), function(i) cbind(i, ifelse(o >= i, o + 1, o)))) }
change <- function(deals, won, size, expected = deals * sum(won) / sum(deals)) {
  v <- ifelse(deals > 0, expected * (1 - expected / deals), 0); r <- ifelse(v > 0, (won - expected) / sqrt(v), 0); k <- length(deals)
  stat <- function(r) { s <- cumsum(sqrt(v) * r); V <- cumsum(v); at <- size:(k - size)
    z <- -(s[at] - V[at] / V[k] * s[k]) / sqrt(V[at] * (1 - V[at] / V[k])); c(at[which.max(abs(z))], z[which.max(abs(z))]) }
  seen <- stat(r); all <- orders(k / size)
  stats <- apply(all, 1, function(o) abs(stat(r[as.vector(outer(seq_len(size), (o - 1) * size, "+"))])[2]))
  list(deals = I(deals), won = I(won), expected = I(expected), at = seen[1], z = seen[2], pValue = mean(stats >= abs(seen[2]) * (1 - 1e-9)), permutations = nrow(all))
}
n5 <- sample(30:60, 15, TRUE); n6 <- sample(30:60, 18, TRUE); n6[4] <- 0
changes <- list(step = change(n5, rbinom(15, n5, rep(c(0.6, 0.35), c(9, 6))), 3), none = change(n6, rbinom(18, n6, 0.45), 3), alike = change(rep(20, 9), rep(10, 9), 3),
  seasonal = local({ w <- rbinom(15, n5, rep(c(0.4, 0.4, 0.7), 5)); e <- n5 * rep(tapply(w, rep(1:3, 5), sum) / tapply(n5, rep(1:3, 5), sum), 5); change(n5, w, 3, as.vector(e)) }))

# Stability: shares with half a deal more in each level of either period; p for two levels is exact (hypergeometric).
stability <- function(b, a) { k <- b + a > 0; b <- b[k]; a <- a[k]; f <- (b + 0.5) / (sum(b) + 0.5 * length(b)); t <- (a + 0.5) / (sum(a) + 0.5 * length(a))
  c(index = sum((t - f) * log(t / f)), moved = sum(abs(a / sum(a) - b / sum(b))) / 2) }
mixes <- list(list(before = c(50, 30, 20), after = c(40, 30, 40)), list(before = c(50, 0, 20, 0), after = c(45, 12, 15, 0)), list(before = c(10, 10), after = c(10, 10)),
  list(before = c(300, 200), after = c(250, 230)), list(before = c(12, 3), after = c(6, 11)))
stabilities <- lapply(mixes, function(m) { s <- stability(m$before, m$after); p <- NULL
  if (length(m$before) == 2) { both <- m$before + m$after; x <- max(0, sum(m$before) - both[2]):min(both[1], sum(m$before))
    idx <- sapply(x, function(k) stability(c(k, sum(m$before) - k), both - c(k, sum(m$before) - k))["index"])
    p <- sum(dhyper(x, both[1], both[2], sum(m$before))[idx >= s["index"] * (1 - 1e-9)]) }
  list(before = I(m$before), after = I(m$after), index = s[["index"]], moved = s[["moved"]], pValue = p) })

quantiles <- list(chiSquare = rows(expand.grid(p = c(0.001, 0.025, 0.5, 0.975), df = c(1, 5, 40)) |> transform(x = qchisq(p, df))),
  student = rows(data.frame(df = c(1, 2, 3, 8, 60, 1e6)) |> transform(t = qt(0.975, df))),
  factorial = rows(data.frame(k = c(0, 1, 7, 15, 16, 40, 1000, 1e6)) |> transform(log = lfactorial(k))))

funnel <- local({ z <- c(-4.2, -1.9, -1.1, -0.6, -0.3, 0, 0.2, 0.5, 0.9, 1.4, 2.2, 5); q <- quantile(z, c(0.1, 0.9), names = FALSE)
  list(z = I(z), overdispersion = max(1, mean(pmin(pmax(z, q[1]), q[2])^2))) })

# Consistency: the rep's own level by an offset model, then Pearson's chi-square.
consistent <- function(deals, won, rate, ratio = rep(1, length(deals))) {
  full <- deals * pmin(rate, 1 - rate) >= 5; n <- deals[full]; w <- won[full]; r <- rate[full]
  m <- glm(cbind(w, n - w) ~ 1 + offset(qlogis(r)), binomial, control = glm.control(epsilon = 1e-14, maxit = 100)); p <- fitted(m)
  chi <- sum((w - n * p)^2 / (n * p * (1 - p) * ratio[full])); df <- length(n) - 1; b <- sum(w) / sum(n) * (1 - sum(w) / sum(n))
  tau <- function(phi) sqrt(max(0, phi - 1) * b / mean(n))
  list(deals = I(deals), won = I(won), rate = I(rate), ratio = I(ratio), periods = length(n), dispersion = chi / df, pValue = pchisq(chi, df, lower.tail = FALSE),
    spread = tau(chi / df), low = tau(chi / qchisq(0.975, df)), high = tau(chi / qchisq(0.025, df)), index = max(0, 100 * (1 - tau(chi / df) / sqrt(b))))
}
consistencies <- list(swinging = consistent(c(40, 35, 50, 45, 38, 42, 4), c(30, 8, 40, 12, 28, 10, 4), c(0.5, 0.45, 0.55, 0.4, 0.5, 0.5, 0.5)),
  steady = consistent(c(40, 35, 50, 45, 38, 42), c(29, 25, 37, 31, 27, 30), c(0.5, 0.5, 0.52, 0.48, 0.5, 0.5), c(0.9, 0.95, 1, 0.8, 0.9, 0.9)),
  ties = consistent(rep(20, 8), rep(c(5, 15), 4), rep(0.4, 8)))

# The public files, reps by their place in the order of their names: the months and quarters that the app leaves unmasked are named here; tests/domain proves the masks.
shared <- file.path(folder, "../../../shared/data")
real <- function(path, outcome, won, lost, closed, months, quarters, compare, rep, fields, bands = NULL) {
  d <- read.csv(file.path(shared, path), colClasses = "character", check.names = FALSE, na.strings = character())
  d <- d[d[[outcome]] %in% c(won, lost), ]; d$won <- as.numeric(d[[outcome]] == won); d$day <- d[[closed]]
  d$month <- substr(d$day, 1, 7); m <- as.integer(substr(d$day, 6, 7)); d$quarter <- paste0(substr(d$day, 1, 4), "Q", (m + 2) %/% 3)
  by <- function(key, keep) { a <- aggregate(cbind(deals = 1, won) ~ key, data.frame(key = d[[key]], won = d$won), sum); a[match(keep, a$key), ] }
  q <- by("quarter", quarters); mm <- by("month", months); i <- as.integer(substr(mm$key, 6, 7))
  s <- transform(mm, place = (i - 1) %% 3 + 1, cycle = paste0(substr(key, 1, 4), "Q", (i + 2) %/% 3)); s <- s[s$cycle %in% names(which(table(s$cycle) > 1)), ]
  inQuarters <- by("month", as.vector(t(outer(quarters, 1:3, function(a, b) sprintf("%s-%02d", substr(a, 1, 4), (as.integer(substr(a, 6, 6)) - 1) * 3 + b)))))
  for (f in fields) if (f %in% names(bands)) d[[f]] <- addNA(cut(as.numeric(d[[f]]), c(-Inf, bands[[f]], Inf))) else d[[f]] <- factor(ifelse(d[[f]] == "", "(blank)", d[[f]]))
  drift <- lapply(setdiff(c(fields, rep), names(bands)), function(f) { x <- ifelse(d[[f]] == "", "(blank)", as.character(d[[f]])); k <- unique(x)
    v <- stability(as.vector(table(factor(x[d$quarter == compare[1]], k))), as.vector(table(factor(x[d$quarter == compare[2]], k)))); list(field = f, index = v[["index"]], moved = v[["moved"]]) })
  # A field that all deals share tells nothing, and levels under 10 deals are pooled.
  d$q <- factor(d$quarter)
  for (f in fields) { t <- table(d[[f]], useNA = "no"); small <- names(t)[t > 0 & t < 10]; if (length(small)) { l <- levels(d[[f]]); l[l %in% small] <- "(other)"; levels(d[[f]]) <- l } }
  names(d)[match(fields, names(d))] <- paste0("x", seq_along(fields))
  m0 <- glm(reformulate(c(paste0("x", seq_along(fields)), "q"), "won"), binomial, d, control = glm.control(epsilon = 1e-10, maxit = 100))
  p <- fitted(m0); sep <- p < 1e-6 | p > 1 - 1e-6; p[p < 1e-6] <- 0; p[p > 1 - 1e-6] <- 1
  X <- model.matrix(m0)[, !is.na(coef(m0))]; W <- p * (1 - p); u <- sqrt(W) * X; keep <- qr(u); kk <- keep$pivot[seq_len(keep$rank)]; A <- solve(crossprod(u[, kk]))
  who <- sort(unique(d[[rep]]), method = "radix"); who <- who[table(d[[rep]])[who] >= 10]
  reps <- lapply(who, function(r) { s <- d[[rep]] == r; c1 <- colSums(X[s, kk, drop = FALSE] * W[s]); V <- sum(W[s]) - drop(c1 %*% A %*% c1)
    list(expected = sum(p[s]) / sum(s), z = if (sum(p[s]) >= 5 && sum(1 - p[s]) >= 5) (sum(d$won[s]) - sum(p[s])) / sqrt(V) else NULL) })
  z <- unlist(lapply(reps, `[[`, "z")); e <- quantile(z, c(0.1, 0.9), names = FALSE); phi <- max(1, mean(pmin(pmax(z, e[1]), e[2])^2))
  # Expected by rep and month: the book's rate in the quarter, moved to the month's total by an offset model.
  cells <- aggregate(cbind(n = 1, w = d$won, e = p, v = p * (1 - p)), list(rep = d[[rep]], quarter = d$quarter), sum)
  mo <- aggregate(cbind(n = 1, w = d$won), list(rep = d[[rep]], month = d$month, quarter = d$quarter), sum)
  cell <- cells[match(paste(mo$rep, mo$quarter), paste(cells$rep, cells$quarter)), ]; mo$p0 <- pmin(1 - 1e-9, pmax(1e-9, cell$e / cell$n)); mo$ratio <- pmin(1, cell$v / cell$n / (mo$p0 * (1 - mo$p0)))
  mo <- do.call(rbind, lapply(split(mo, mo$month), function(g) { if (sum(g$w) %in% c(0, sum(g$n))) return(NULL)
    f <- glm(cbind(w, n - w) ~ 1 + offset(qlogis(p0)), binomial, g, control = glm.control(epsilon = 1e-14, maxit = 100)); g$p <- fitted(f); g$v <- g$n * g$p * (1 - g$p) * g$ratio; g$v <- g$v * (1 - g$v / sum(g$v)); g }))
  swing <- function(key) lapply(who, function(r) { g <- mo[mo$rep == r, ]; a <- aggregate(cbind(n = g$n, w = g$w, e = g$n * g$p, v = g$v), list(k = g[[key]]), sum); a <- a[order(a$k), ]
    rate <- a$e / a$n; if (sum(a$n * pmin(rate, 1 - rate) >= 5) < 6) return(NULL)
    o <- consistent(a$n, a$w, rate, a$v / (a$n * rate * (1 - rate))); list(rep = match(r, who) - 1, periods = o$periods, dispersion = o$dispersion, pValue = o$pValue, spread = o$spread, low = o$low, high = o$high, index = o$index) })
  found <- list(quarter = Filter(Negate(is.null), swing("quarter")), month = Filter(Negate(is.null), swing("month")))
  grain <- if (2 * length(found$quarter) >= length(found$month)) "quarter" else "month"
  list(season = season(transform(s, season = factor(place), cycle = factor(cycle)), "cycle"), trend = if (length(quarters) > 4) trend(q$deals, q$won) else NULL,
    change = if (length(quarters) > 4) change(inQuarters$deals, inQuarters$won, 3)[c("at", "pValue", "permutations")] else NULL,
    drift = drift, overdispersion = phi, reps = reps, grain = grain, consistency = found[[grain]])
}
span <- function(from, to) format(seq(as.Date(paste0(from, "-01")), as.Date(paste0(to, "-01")), "month"), "%Y-%m")
files <- if (!dir.exists(shared)) NULL else list(
  skygeni = real("skygeni/skygeni_sales_data.csv", "outcome", "Won", "Lost", "closed_date", span("2023-05", "2024-03"), c("2023Q2", "2023Q3", "2023Q4", "2024Q1"),
    c("2023Q4", "2024Q1"), "sales_rep_id", c("industry", "region", "product_type", "lead_source", "deal_amount"), list(deal_amount = c(5605, 10550, 17723, 52632))),
  wave = real("salesforce_wave/Opportunity.csv", "StageName", "Closed Won", "Closed Lost", "CloseDate", setdiff(span("2015-09", "2017-05"), "x"),
    c("2015Q4", "2016Q1", "2016Q2", "2016Q3", "2016Q4", "2017Q1"), c("2016Q4", "2017Q1"), "Owner.External_Id__c", c("LeadSource", "Amount", "Type", "RecordType.Name"), list(Amount = c(10000, 30000, 60000, 121000))),
  maven = real("maven_crm/sales_pipeline.csv", "deal_stage", "Won", "Lost", "close_date", span("2017-03", "2017-11"), c("2017Q2", "2017Q3", "2017Q4"),
    c("2017Q3", "2017Q4"), "sales_agent", "product"))

cat(json(list(trends = trends, seasons = seasons, seasonsOfYear = seasonsOfYear, changes = changes, stabilities = stabilities, quantiles = quantiles,
  funnel = funnel, consistencies = consistencies, files = files)), "\n")
