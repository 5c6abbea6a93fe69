# R's answers on public files: Rscript real.R ../../../shared/data > real.json
# The files stay where they are: only answers are written, in the order of the sorted levels and of the quarters.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (file in c("json.R", "statistics.R", "publicFiles.R")) source(file.path(folder, file))
data <- commandArgs(TRUE)[1]

grouped <- function(d, fields) {
  g <- aggregate(cbind(deals = rep(1, nrow(d)), won = d$y), d[c(fields, "quarter")], sum)
  g[order(do.call(paste, g[c(fields, "quarter")])), ]
}

answer <- function(d, fields, plain, cluster) {
  counts <- function(f) list(n = as.numeric(table(d[[f]])), w = as.numeric(tapply(d$y, d[[f]], sum)))
  q <- counts("quarter"); k <- length(q$n)
  pairs <- lapply(seq_len(k - 1), function(i) two_rates(q$n[i], q$w[i], q$n[i + 1], q$w[i + 1]))
  half <- k %/% 2; A <- levels(d$quarter)[half]; B <- levels(d$quarter)[half + 1]
  two <- d[d$quarter %in% c(A, B), ]; after <- as.numeric(two$quarter == B)
  by <- function(f, side, y) as.numeric(tapply(y[after == side], two[[f]][after == side], sum, default = 0))
  bridges <- lapply(fields, function(f) { one <- rep(1, nrow(two))
    x <- list(by(f, 0, one), by(f, 0, two$y), by(f, 1, one), by(f, 1, two$y))
    c(do.call(kitagawa_split, x), list(unlike = do.call(heterogeneity_of, x))) })

  # Maximum likelihood.
  all <- c(plain, "quarter"); ticked <- function(f) sprintf("`%s`", f); g <- grouped(d, plain)
  control <- list(epsilon = 1e-10, maxit = 100)
  m <- glm(reformulate(ticked(all), "y"), binomial, d, control = control)
  m <- glm(formula(m), binomial, d, control = control, etastart = m$linear.predictors)
  p <- fitted(m); assign <- attr(model.matrix(m), "assign")[-1]; R <- cov2cor(vcov(m)[-1, -1])
  tests <- lapply(seq_along(plain), function(i) {
    m0 <- glm(reformulate(ticked(all[-i]), "y"), binomial, d, control = control)
    m0 <- glm(formula(m0), binomial, d, control = control, etastart = m0$linear.predictors)
    lr <- anova(m0, m, test = "LRT"); rao <- anova(m0, m, test = "Rao"); at <- assign == i
    list(df = lr$Df[2], lrChiSquare = lr$Deviance[2], scoreChiSquare = rao$Rao[2],
      gvif = det(R[at, at, drop = FALSE]) * det(R[!at, !at, drop = FALSE]) / det(R)) })
  first <- counts(plain[1]); smoothed <- ((first$w + 1) / (first$n + 2))[as.integer(d[[plain[1]]])]
  line <- glm(d$y ~ qlogis(smoothed), binomial, control = list(epsilon = 1e-14))
  ends <- function(f) levels(d[[f]])[unique(c(1, nlevels(d[[f]])))]
  profiles <- function(fields, g, firth) lapply(fields, function(f) lapply(ends(f), function(l) {
    x <- deviation_profile(g, c(fields, "quarter"), f, l, firth); list(estimate = x[1], low = x[2], high = x[3]) }))

  # Penalised.
  h <- grouped(d, fields); X <- model.matrix(reformulate(ticked(c(fields, "quarter"))), h)
  firth <- climb(X, h$deals, h$won, TRUE)
  shift <- uniroot(function(s) sum(h$deals * plogis(qlogis(firth$p) + s)) - sum(h$won), c(-5, 5), tol = 1e-14)$root
  list(
    rates = lapply(fields, function(f) with(counts(f), I(t(mapply(wilson_interval, w, n))))) |> lapply(function(x) list(low = I(x[, 1]), high = I(x[, 2]))),
    betaBinomial = lapply(fields, function(f) with(counts(f), beta_binomial(n, w))),
    quarters = pairs, q = I(p.adjust(sapply(pairs, `[[`, "score"), "BH")),
    dispersion = dispersion_of(q$n[seq_len(k - 2)], q$w[seq_len(k - 2)]),
    cluster = cluster_effect(two$y, after, as.character(two[[cluster]])),
    bridges = bridges,
    model = list(logLikelihood = as.numeric(logLik(m)), tests = tests, auc = auc_of(round(p, 12), d$y), brier = brier_of(p, d$y),
      intercept = unname(coef(line)[1]), slope = unname(coef(line)[2]), profiles = profiles(plain, g, FALSE)),
    firth = list(penalisedLogLikelihood = firth$value, shift = shift,
      tests = lapply(seq_along(fields), function(i) penalised_test(X, h$deals, h$won, which(attr(X, "assign") == i))),
      profiles = profiles(fields, h, TRUE)))
}

files <- list(
  skygeni = local({ f <- c("industry", "region", "product_type", "lead_source", "sales_rep_id")
    answer(read_deals("skygeni/skygeni_sales_data.csv", "outcome", "Won", "Lost", "closed_date", f), f, f, "sales_rep_id") }),
  wave = local({ f <- c("LeadSource", "Type", "RecordType.Name", "Owner.External_Id__c")
    answer(read_deals("salesforce_wave/Opportunity.csv", "StageName", "Closed Won", "Closed Lost", "CloseDate", f), f, f[-1], "Owner.External_Id__c") }),
  maven = local({ f <- c("product", "sales_agent")
    answer(read_deals("maven_crm/sales_pipeline.csv", "deal_stage", "Won", "Lost", "close_date", f), f, f, "sales_agent") }))
cat("{\n", paste0('"', names(files), '":', vapply(files, json, ""), collapse = ",\n"), "\n}\n", sep = "")
