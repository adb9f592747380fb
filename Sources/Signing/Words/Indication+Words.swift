extension Indication {
    /// The verdict, in words.
    public var words: Wording {
        switch self {
        case .passed: Wording("Chữ ký hợp lệ", "The signature is valid")
        case .indeterminate: Wording("Chưa xác định được", "It cannot be decided")
        case .failed: Wording("Chữ ký không hợp lệ", "The signature is not valid")
        }
    }
}

extension SubIndication {
    /// What the reason means, in words.
    public var words: Wording {
        switch self {
        case .formatFailure:
            Wording("Chữ ký hoặc tệp sai cấu trúc", "The signature or the file is not built as the standard asks")
        case .hashFailure:
            Wording("Nội dung đã bị thay đổi", "The content was changed")
        case .cryptographicFailure:
            Wording("Chữ ký không khớp với khóa", "The signature does not fit its key")
        case .revoked:
            Wording("Chứng thư đã bị thu hồi trước khi ký", "The certificate was revoked before the signature")
        case .revokedWithoutProof:
            Wording(
                "Chứng thư đã bị thu hồi, không chứng minh được chữ ký có từ trước đó",
                "The certificate was revoked, and nothing proves that the signature is older"
            )
        case .expired: Wording("Chứng thư đã hết hạn khi ký", "The certificate had expired when it signed")
        case .notYetValid:
            Wording("Chứng thư chưa có hiệu lực khi ký", "The certificate was not valid yet when it signed")
        case .outOfBounds:
            Wording(
                "Chứng thư nay đã hết hạn, không chứng minh được chữ ký có từ trước đó",
                "The certificate has expired, and nothing proves that the signature is older"
            )
        case .noSigningCertificate: Wording("Không có chứng thư của người ký", "The signer's certificate is missing")
        case .noChain:
            Wording("Chưa tin được bên cấp chứng thư", "The authority of the certificate is not trusted")
        case .chainConstraints:
            Wording("Chứng thư không được dùng cho việc này", "The certificate may not be used for this")
        case .signatureConstraints:
            Wording("Chữ ký trái với điều văn bản cho phép", "The signature is not what the document allows")
        case .weakAlgorithm: Wording("Thuật toán ký quá yếu", "The algorithm of the signature is too weak")
        case .timestampOrder: Wording("Các dấu thời gian trái thứ tự", "The timestamps contradict each other")
        case .tryLater:
            Wording("Chưa hỏi được tình trạng thu hồi", "Whether it was revoked is not known yet")
        }
    }

    /// What a reader does next, in words.
    public var advice: Wording {
        switch self {
        case .formatFailure:
            Wording(
                """
                Đừng dùng tệp này. Hãy xin lại tệp gốc từ nơi đã cấp; nếu là tệp của bạn, hãy ký lại bằng phần \
                mềm khác.
                """,
                """
                Do not rely on this file. Ask who issued it for the original; if it is yours, sign it again with \
                another program.
                """
            )
        case .hashFailure, .cryptographicFailure:
            Wording(
                "Đừng dùng tệp này. Hãy xin lại bản gốc từ nơi đã cấp và báo cho họ biết có bản bị sửa.",
                """
                Do not rely on this file. Ask who issued it for the original, and tell them that an altered copy \
                is about.
                """
            )
        case .revoked, .expired, .notYetValid:
            Wording(
                "Đừng dùng tệp này. Hãy đề nghị người ký ký lại bằng chứng thư đang có hiệu lực.",
                "Do not rely on this file. Ask the signer to sign again with a certificate that is valid."
            )
        case .revokedWithoutProof, .outOfBounds:
            Wording(
                "Hãy đề nghị người ký gửi bản có dấu thời gian, hoặc ký lại bằng chứng thư đang có hiệu lực.",
                "Ask the signer for a copy with a timestamp, or to sign again with a certificate that is valid."
            )
        case .noSigningCertificate:
            Wording(
                "Hãy đề nghị người ký ký lại và kèm chứng thư trong chữ ký.",
                "Ask the signer to sign again with the certificate inside the signature."
            )
        case .noChain:
            Wording(
                """
                Hãy hỏi người ký dùng chứng thư của tổ chức nào, và kiểm tra tại trang của tổ chức đó. Nếu tổ \
                chức được Nhà nước công nhận, hãy báo quản trị cổng để thêm vào danh sách tin cậy.
                """,
                """
                Ask the signer whose certificate it is and check with that authority. If the state recognises \
                it, tell the administrators of this portal so that it joins the trust list.
                """
            )
        case .chainConstraints:
            Wording(
                "Hãy đề nghị người ký ký lại bằng chứng thư dùng cho ký văn bản.",
                "Ask the signer to sign again with a certificate that is made for documents."
            )
        case .signatureConstraints:
            Wording(
                "Hãy hỏi nơi cấp văn bản: chữ ký đầu tiên không cho phép thêm chữ ký sau đó.",
                "Ask who issued the document: its first signature allows none after it."
            )
        case .weakAlgorithm:
            Wording(
                "Hãy đề nghị người ký ký lại bằng phần mềm mới, với SHA-256 trở lên.",
                "Ask the signer to sign again with a newer program, with SHA-256 or better."
            )
        case .timestampOrder:
            Wording(
                "Hãy hỏi nơi cấp văn bản: ít nhất một dấu thời gian không đúng.",
                "Ask who issued the document: one of its timestamps at least is wrong."
            )
        case .tryLater:
            Wording(
                "Hãy thử lại sau, hoặc đề nghị người ký gửi bản kèm bằng chứng lâu dài (PAdES B-LT).",
                "Try again later, or ask the signer for a copy that carries its evidence (PAdES B-LT)."
            )
        }
    }
}
