# Scores of segments against the main-effects model: Rscript search.R ../../../shared/data > search.json
# Per segment its score U = a'(w - n p), its variance a'Wa - a'WX(X'WX)^-1 X'Wa and z = U / sqrt(variance), from dense
# matrices; the larger ones are held against R's own Rao test of a model with the segment in it. Small designs are those
# of designs.R (in the answers of logistic.R and penalised.R); of the public files only answers are written.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (file in c("json.R", "designs.R", "publicFiles.R")) source(file.path(folder, file))
data <- commandArgs(TRUE)[1]
ticked <- function(f) sprintf("`%s`", f)

# Levels without wins or losses are set aside, again and again, as they predict their rows perfectly.
within_fit <- function(d, all) {
  inside <- rep(TRUE, nrow(d))
  repeat {
    before <- inside
    for (f in all) for (l in levels(d[[f]])) {
      here <- before & d[[f]] == l; n <- sum(d$deals[here]); w <- sum(d$won[here])
      if (n > 0 && (w == 0 || w == n)) inside <- inside & d[[f]] != l
    }
    if (identical(before, inside)) return(inside)
  }
}

# @param fields that make segments; the quarter is adjusted for, and its two levels compared
search <- function(d, fields, quarter = NULL, compared = NULL, fewest = 30, check = TRUE) {
  all <- c(fields, quarter); inside <- within_fit(d, all)
  part <- droplevels(d[inside, ])
  use <- all[sapply(all, function(f) nlevels(part[[f]]) > 1)]
  control <- list(epsilon = 1e-10, maxit = 100); formula <- reformulate(ticked(use), "cbind(won, deals - won)")
  m <- glm(formula, binomial, part, control = control)
  m <- glm(formula, binomial, part, control = control, etastart = m$linear.predictors)
  known <- !is.na(coef(m)); X <- model.matrix(m)[, known, drop = FALSE]
  p <- plogis(drop(X %*% coef(m)[known])); w <- part$deals * p * (1 - p)
  inverse <- solve(crossprod(X, X * w)); residual <- part$won - part$deals * p
  one <- function(aspect, f, l, a, reach, deals) {
    if (deals < fewest) return(NULL)
    a <- a[inside]; shared <- crossprod(X, w * a)
    plain <- sum(a^2 * w); V <- plain - drop(t(shared) %*% inverse %*% shared)
    if (!(V > 1e-9 * plain) || reach^2 >= V) return(NULL)
    U <- sum(a * residual)
    list(aspect = aspect, factors = I(match(f, all) - 1), levels = I(l - 1), score = U, variance = V, z = U / sqrt(V))
  }
  member <- function(f, l) Reduce(`&`, Map(function(one, level) as.integer(d[[one]]) == level, f, l))
  change <- function(f, l) {
    if (is.null(compared)) return(NULL)
    s <- member(f, l); A <- d[[quarter]] == compared[1]; B <- d[[quarter]] == compared[2]; n <- function(x) sum(d$deals[x])
    counts <- c(n(s & A), n(s & B), n(!s & A), n(!s & B))
    if (min(counts) == 0) return(NULL)
    a <- (s & B) / counts[2] - (s & A) / counts[1] - (!s & B) / counts[4] + (!s & A) / counts[3]
    one("change", f, l, a, max(1 / counts[1:2]), counts[1] + counts[2])
  }
  out <- list()
  for (i in seq_along(fields)) for (li in seq_len(nlevels(d[[fields[i]]]))) {
    out <- c(out, list(change(fields[i], li)))
    for (j in seq_along(fields)) if (j > i) for (lj in seq_len(nlevels(d[[fields[j]]]))) {
      f <- fields[c(i, j)]; l <- c(li, lj); s <- member(f, l)
      if (sum(d$deals[s]) < fewest) next
      out <- c(out, list(one("combination", f, l, as.numeric(s), 1, sum(d$deals[s])), change(f, l)))
    }
  }
  out <- Filter(Negate(is.null), out)
  if (check) for (x in out[order(-abs(sapply(out, `[[`, "z")))][1:5]) if (x$aspect == "combination") {
    part$s <- as.numeric(member(all[x$factors + 1], x$levels + 1))[inside]
    rao <- anova(m, update(m, . ~ . + s, data = part), test = "Rao")$Rao[2]
    stopifnot(abs(rao - x$z^2) < 1e-5 * max(1, rao))
  }
  out
}

small <- list(
  plain = search(plain, c("a", "b"), "c", c("c1", "c2"), 10),
  single = search(single, c("a", "b"), fewest = 10),
  onesided = search(onesided, c("a", "b"), "c", c("c1", "c2"), 10),
  aliased = search(aliased, c("region", "rep"), "c", c("c2", "c3"), 10, check = FALSE),
  blanks = search(blanks, c("a", "sector", "size"), fewest = 10, check = FALSE))

# The two quarters in the middle; the ends of a file can be ragged.
real <- function(d, fields) {
  q <- levels(d$quarter); half <- length(q) %/% 2
  found <- search(d, fields, "quarter", q[half + 0:1])
  z <- sapply(found, `[[`, "z"); aspects <- sapply(found, `[[`, "aspect")
  list(compared = I(q[half + 0:1]), combinations = sum(aspects == "combination"), changes = sum(aspects == "change"),
    squares = sum(z^2), variances = sum(sapply(found[aspects == "combination"], `[[`, "variance")),
    largest = found[order(-abs(z))][1:40])
}
files <- list(
  skygeni = local({ f <- c("industry", "region", "product_type", "lead_source", "sales_rep_id")
    real(cells_of(read_deals("skygeni/skygeni_sales_data.csv", "outcome", "Won", "Lost", "closed_date", f)), f) }),
  wave = local({ f <- c("LeadSource", "Type", "RecordType.Name", "Owner.External_Id__c")
    real(cells_of(read_deals("salesforce_wave/Opportunity.csv", "StageName", "Closed Won", "Closed Lost", "CloseDate", f)), f) }),
  maven = local({ f <- c("product", "sales_agent")
    real(cells_of(read_deals("maven_crm/sales_pipeline.csv", "deal_stage", "Won", "Lost", "close_date", f)), f) }))
out <- c(small, files)
cat("{\n", paste0('"', names(out), '":', vapply(out, json, ""), collapse = ",\n"), "\n}\n", sep = "")
