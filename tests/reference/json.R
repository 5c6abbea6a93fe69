# A JSON writer in base R: named lists become objects, unnamed lists and vectors arrays, a length-one vector a
# scalar unless wrapped in I(). NA, NaN and infinite numbers become null. 15 significant digits.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', inner, collapse = ","), "}"))
  }
  one <- if (is.character(x)) ifelse(is.na(x), "null", paste0('"', x, '"'))
    else if (is.logical(x)) ifelse(is.na(x), "null", tolower(x))
    else ifelse(is.finite(x), sprintf("%.15g", x), "null")
  if (length(x) == 1 && !inherits(x, "AsIs")) one else paste0("[", paste(one, collapse = ","), "]")
}
