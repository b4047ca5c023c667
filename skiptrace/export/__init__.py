"""Lists that leave the product as files: leads and visit sheets."""
