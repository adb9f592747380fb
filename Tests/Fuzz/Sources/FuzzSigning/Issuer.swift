import Kernel

/// The certificate about which is asked, and which has signed what of the corpus is signed.
let issuerBytes =
    Base64.decode(
        """
        MIIBmzCCAUKgAwIBAgIUR/nrI1QafDp75AxJ9pEy2scPlyQwCgYIKoZIzj0EAwIwHDELMAkGA1UEBhMCVk4xDTALBgNVBAMM\
        BEZ1enowIBcNMjYxMTI4MTQ1NzQ3WhgPMjEyNjExMDQxNDU3NDdaMBwxCzAJBgNVBAYTAlZOMQ0wCwYDVQQDDARGdXp6MFkw\
        EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVgMSIvKMnE5o5S/2rHrWu1wbSjF4mh4LXCGjDfERhPQcy5mvImLgOXkWPk0sRygG\
        DJtps9gVDhkhKtOt4usj9KNgMF4wHQYDVR0OBBYEFBIpRO/+G3fbfCCzAgEKpSGAQkNtMB8GA1UdIwQYMBaAFBIpRO/+G3fb\
        fCCzAgEKpSGAQkNtMA8GA1UdEwEB/wQFMAMBAf8wCwYDVR0PBAQDAgGGMAoGCCqGSM49BAMCA0cAMEQCIC32P4UY2h3IHyn5\
        8dkXqOhRLBzrHF9Z067ErLTIZvHzAiAuGTqukPuxckzK2/jmXUOhvYnGjmn7ns0e+uIVp/r75g==
        """
    ) ?? []
