"""A certificate that nobody has the key to, in place of the hundreds that a TLS client reads at its start.

Programs that may reach this machine only have no use for those, and reading them costs more time than all
else that an example does: 35 of 45 ms of a request with httpx.
"""

CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBeDCCAR+gAwIBAgIUbYptWgcrQ6/BgoLeYzQVeJO/oEAwCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyMTEyNDAxOFoYDzIxMjYxMDI4MTI0
MDE4WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AATrRmXXrAD/XjVHLr4b9DnSQCU9JhI8rhi5+lCewJEFS/kp85xjk7fOO3itcDSh
N7M7tvfPhVFeiOC/uNeaaA1Vo1MwUTAdBgNVHQ4EFgQUPMsCLtwGPj0SmT2Y8n9U
5hsZVR4wHwYDVR0jBBgwFoAUPMsCLtwGPj0SmT2Y8n9U5hsZVR4wDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBBxbWniC2XYUdVm8QCCYEN7ScpVwtI
qsaKn2oQFnhkxQIgUFXxQAOp6x/Qqo9Bohn4cyLCQADFgpiKIC5ANPQc9P4=
-----END CERTIFICATE-----
"""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
