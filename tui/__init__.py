"""The terminal screen: queue and case, in Chinese and English, by keyboard alone."""
