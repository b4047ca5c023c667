from skiptrace_returned_mail import ADAPTER

from sources.testing import AdapterContract


class TestReturnedMail(AdapterContract):
    adapter = ADAPTER
