//! Reads YAML into checked values, keeping the place of every value.
