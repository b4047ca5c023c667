"""A second synthetic portfolio, on other assumptions than the demo's: lives in continuous time."""
