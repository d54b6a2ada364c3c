//! What phrases of records say, each expected value written by hand.
