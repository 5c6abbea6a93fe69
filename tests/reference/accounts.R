# Deals that come by account, in the tests of fields: Rscript accounts.R ../../../shared/data > accounts.json
# By the definitions, pair by pair and deal by deal. Hand-made deals stand in the answers; of public files answers only.
options(digits = 15)
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (file in c("json.R", "publicFiles.R")) source(file.path(folder, file))
data <- commandArgs(TRUE)[1]

# Deals without an account stand for themselves, and are in no pair.
alone <- function(account) ifelse(is.na(account) | account == "", paste("deal", seq_along(account)), account)
fit <- function(formula, d) {
  tight <- list(epsilon = 1e-10, maxit = 100); environment(formula) <- environment()
  d$first <- glm(formula, binomial, d, control = tight)$linear.predictors
  glm(formula, binomial, d, control = tight, etastart = first)
}
correlation <- function(y, p, account) {
  e <- y - p; s <- sqrt(p * (1 - p)); top <- 0; bottom <- 0
  for (rows in split(seq_along(y), account)) {
    both <- upper.tri(diag(length(rows)))
    top <- top + sum(outer(e[rows], e[rows])[both]); bottom <- bottom + sum(outer(s[rows], s[rows])[both])
  }
  max(0, min(1, top / bottom))
}
# How many deals of its own account a deal meets, itself among them.
met <- function(account) mean(ave(rep(1, length(account)), account, FUN = sum))
effects <- function(d, fields) {
  account <- alone(d$account); all <- sprintf("`%s`", c(fields, "quarter"))
  m1 <- fit(reformulate(all, "y"), d)
  lapply(seq_along(fields), function(i) {
    m0 <- fit(reformulate(all[-i], "y"), d); f <- d[[fields[i]]]
    rho <- correlation(d$y, fitted(m0), account); own <- sapply(levels(f), function(l) met(account[f == l]))
    rest <- sapply(levels(f), function(l) met(account[f != l])); whole <- met(account)
    delta <- max(1, 1 + rho * (sum(own - 1) - (whole - 1)) / (nlevels(f) - 1))
    rao <- anova(m0, m1, test = "Rao")
    list(correlation = rho, field = delta, levels = I(unname(pmax(1, 1 + rho * (own - 1 + rest - 1 - (whole - 1))))),
      score = rao$Rao[2], pValue = pchisq(rao$Rao[2] / delta, rao$Df[2], lower.tail = FALSE))
  })
}

# Accounts of 1 to 9 deals; the region is the account's, the product the deal's, the size mostly the account's.
set.seed(11)
hand <- local({
  size <- sample(1:9, 60, TRUE); account <- rep(seq_along(size), size); n <- length(account); u <- rnorm(60, 0, 0.8)
  d <- data.frame(account = sprintf("A%d", account), region = factor(sample(c("n", "s", "w"), 60, TRUE)[account]), product = factor(sample(c("p", "q", "r"), n, TRUE)))
  d$size <- factor(ifelse(runif(n) < 0.8, sample(c("l", "m"), 60, TRUE)[account], sample(c("l", "m"), n, TRUE)))
  d$quarter <- factor(sample(c("2024Q1", "2024Q2", "2024Q3"), n, TRUE)); d$y <- rbinom(n, 1, plogis(-0.2 + u[account]))
  d$account[sample(n, 15)] <- ""; d
})
files <- list(
  wave = local({ f <- c("Type", "RecordType.Name", "Owner.External_Id__c")
    effects(read_deals("salesforce_wave/Opportunity.csv", "StageName", "Closed Won", "Closed Lost", "CloseDate", f, c(account = "Account.External_Id__c")), f) }),
  maven = local({ f <- c("product", "sales_agent")
    effects(read_deals("maven_crm/sales_pipeline.csv", "deal_stage", "Won", "Lost", "close_date", f, c(account = "account")), f) }))
fields <- c("region", "product", "size")
deals <- lapply(seq_len(nrow(hand)), function(i) lapply(as.list(hand[i, ]), function(v) if (is.factor(v)) as.character(v) else v))
cat("{\n", '"deals":', json(deals), ',\n"hand":', json(effects(hand, fields)), ",\n",
  paste0('"', names(files), '":', vapply(files, json, ""), collapse = ",\n"), "\n}\n", sep = "")
