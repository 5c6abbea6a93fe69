# What if every deal had these levels: Rscript scenario.R ../../../shared/data > scenario.json
# Hand-made designs are those of designs.R, which stand in logistic.json; of public files only answers are written.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (file in c("json.R", "statistics.R", "publicFiles.R", "designs.R")) source(file.path(folder, file))
data <- commandArgs(TRUE)[1]
z <- qnorm(0.975)

# The derivative of f at b, by central differences and Richardson's extrapolation.
slope_of <- function(f, b) sapply(seq_along(b), function(j) {
  d <- function(h) { e <- replace(numeric(length(b)), j, h); (f(b + e) - f(b - e)) / (2 * h) }
  (64 * d(2^-8) - 20 * d(2^-7) + d(2^-6)) / 45
})
# Each lever's share is Aumann and Shapley's: its step, times the mean slope of the curve along the straight way.
# b, V: coefficients that are known and their covariance; X: rows as they are, X1: rows with the levels put in place,
# steps: for each lever the change of X it alone makes. n: deals of a row.
answer <- function(b, V, X, X1, steps, n) {
  D <- sum(n)
  rate <- function(M) function(b) sum(n * plogis(drop(M %*% b))) / D
  error <- function(f) { g <- slope_of(f, b); sqrt(drop(t(g) %*% V %*% g)) }
  on_logit <- function(f) { r <- f(b); h <- z * error(f) / (r * (1 - r)); list(estimate = r, low = plogis(qlogis(r) - h), high = plogis(qlogis(r) + h)) }
  part <- function(j) function(b) {
    s <- sapply(steps, function(S) drop(S %*% b)); s <- matrix(s, ncol = length(steps))
    e0 <- drop(X %*% b); way <- rowSums(s)
    m <- ifelse(abs(way) > 1e-6, (plogis(e0 + way) - plogis(e0)) / way, dlogis(e0 + way / 2))
    sum(n * s[, j] * m) / D
  }
  change <- function(b) rate(X1)(b) - rate(X)(b)
  parts <- lapply(seq_along(steps), function(j) list(estimate = part(j)(b), se = error(part(j))))
  stopifnot(abs(sum(sapply(parts, `[[`, "estimate")) - change(b)) < 1e-12)
  list(deals = D, base = on_logit(rate(X)), rate = on_logit(rate(X1)), change = change(b), se = error(change),
    pValue = 2 * pnorm(-abs(change(b) / error(change))), parts = parts)
}
ask <- function(d, fields, put, scene, firth) {
  ticked <- sprintf("`%s`", fields); all <- reformulate(ticked)
  X <- model.matrix(all, d); q <- qr(X * sqrt(d$deals)); known <- sort(q$pivot[seq_len(q$rank)])
  whole <- X[, known, drop = FALSE]
  fit <- climb(whole, d$deals, d$won, firth)
  if (firth) {                                                            # predicted wins are to be the actual ones
    shift <- uniroot(function(s) sum(d$deals * plogis(qlogis(fit$p) + s)) - sum(d$won), c(-5, 5), tol = 1e-14)$root
    fit$coef[1] <- fit$coef[1] + shift; p <- plogis(drop(whole %*% fit$coef))
    fit$V <- solve(crossprod(whole, whole * (d$deals * p * (1 - p))))
  }
  s <- svd(X * (d$deals > 0), nv = ncol(X)); N <- s$v[, s$d < 1e-8 * s$d[1], drop = FALSE]
  coded <- function(e) model.matrix(all, e, xlev = lapply(d[fields], levels))
  with <- function(names) { e <- d; for (f in names) e[[f]] <- factor(put[[f]], levels = levels(d[[f]])); coded(e) }
  X1 <- with(names(put))
  here <- Reduce(`&`, lapply(names(scene), function(f) d[[f]] == scene[[f]]), rep(TRUE, nrow(d)))
  told <- here & rowSums(abs(X1 %*% N)) < 1e-8
  steps <- lapply(names(put), function(f) (with(f) - X)[told, known, drop = FALSE])
  c(list(put = I(unname(mapply(function(f, l) list(f, l), names(put), put, SIMPLIFY = FALSE))) |> lapply(unlist),
      scene = unname(lapply(names(scene), function(f) c(f, scene[[f]])))),
    list(leftOut = sum(d$deals[here & !told])),
    answer(fit$coef, fit$V, whole[told, , drop = FALSE], X1[told, known, drop = FALSE], steps, d$deals[told]))
}

hand <- list(
  plain = list(list(put = list(a = "a2")), list(put = list(a = "a2", b = "b4")), list(put = list(a = "a3", b = "b3", c = "c2")),
    list(put = list(b = "b4"), scene = list(c = "c1")), list(put = list(a = "a2", c = "c1"), scene = list(b = "b2"))),
  single = list(list(put = list(a = "a2")), list(put = list(a = "a3", b = "b2")), list(put = list(a = "a4"), scene = list(b = "b3"))),
  aliased = list(list(put = list(c = "c2")), list(put = list(rep = "r2")), list(put = list(rep = "r4", c = "c3")), list(put = list(c = "c1"), scene = list(region = "w"))),
  blanks = list(list(put = list(a = "a2", sector = "s2")), list(put = list(sector = "s3", size = "z2")), list(put = list(a = "a3"), scene = list(sector = "(blank)"))))
onesided <- droplevels(onesided)
penalised <- list(list(put = list(a = "a2")), list(put = list(a = "a3", c = "c2")), list(put = list(c = "c3"), scene = list(b = "b2")))
run <- function(d, asked, firth = FALSE, fields = setdiff(names(d), c("deals", "won")))
  lapply(asked, function(one) ask(d, fields, one$put, if (is.null(one$scene)) list() else one$scene, firth))

real <- list(
  skygeni = local({ f <- c("industry", "region", "product_type", "lead_source", "sales_rep_id")
    d <- cells_of(read_deals("skygeni/skygeni_sales_data.csv", "outcome", "Won", "Lost", "closed_date", f))
    run(d, list(list(put = list(lead_source = "Referral")), list(put = list(product_type = "Core", lead_source = "Partner"), scene = list(region = "APAC")),
      list(put = list(product_type = "Pro", lead_source = "Inbound"), scene = list(industry = "SaaS", region = "India")))) }),
  wave = local({ f <- c("LeadSource", "Type", "RecordType.Name", "Owner.External_Id__c")
    d <- cells_of(read_deals("salesforce_wave/Opportunity.csv", "StageName", "Closed Won", "Closed Lost", "CloseDate", f))
    run(d, list(list(put = list(LeadSource = "Reseller")), list(put = list(LeadSource = "Fields Sales", Type = "New Business")),
      list(put = list(LeadSource = "Telecoverage"), scene = list(Type = "Existing Business"))), TRUE) }),
  maven = local({ f <- c("product", "sales_agent")
    d <- cells_of(read_deals("maven_crm/sales_pipeline.csv", "deal_stage", "Won", "Lost", "close_date", f))
    run(d, list(list(put = list(product = "GTXPro")), list(put = list(product = "MG Special"), scene = list(sales_agent = "Darcel Schlecht")))) }))
answers <- c(list(plain = run(plain, hand$plain), single = run(single, hand$single), aliased = run(aliased, hand$aliased),
  blanks = run(blanks, hand$blanks), onesided = run(onesided, penalised, TRUE)), real)
cat("{\n", paste0('"', names(answers), '":', vapply(answers, json, ""), collapse = ",\n"), "\n}\n", sep = "")
