"""Itemised bills: what their cells mean, and how their lines fold into monthly figures."""
