//! Writes pages as PDF/A-2a and PDF/UA-1.
