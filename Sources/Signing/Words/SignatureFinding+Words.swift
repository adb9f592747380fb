import Kernel

extension SignatureFinding {
    /// What was found, in words.
    public var words: Wording {
        switch self {
        case .noPlace, .malformedRange, .gap, .rangeBeyondFile, .rangeEndsElsewhere, .placeNotHexadecimal,
            .placeWithoutSignature, .trailingData, .sharedSignature:
            coverWords
        case .unknownForm, .notDetached, .notDER, .basicEncoding, .weakAlgorithm, .namedBySHA1, .noContentType,
            .noDigest, .notNamed, .otherCertificateNamed, .noCertificate, .otherContent, .otherKey:
            signatureWords
        case .noChain, .signedWithPSS, .chain, .notYetValid, .expiredWhenSigned, .expiredWithoutProof, .revoked,
            .noRevocationAnswer:
            certificateWords
        case .timestampOfOther:
            Wording("dấu thời gian là của nội dung khác", "the timestamp belongs to something else")
        case .timestampAhead:
            Wording(
                "dấu thời gian ghi một thời điểm chưa đến",
                "the timestamp says a moment that has not been yet"
            )
        case .timestampProvesNothing(let why):
            Wording(
                "dấu thời gian không chứng minh được gì: \(why.words.vietnamese)",
                "its timestamp proves nothing: \(why.words.english)"
            )
        case .changedAfterwards(let deed):
            Wording(
                "văn bản bị sửa sau chữ ký này: \(deed.words.vietnamese)",
                "the document was changed after this signature: \(deed.words.english)"
            )
        case .forbiddenByCertification:
            Wording(
                "chữ ký chứng thực không cho phép những gì được thêm vào sau nó",
                "the certification forbids what was added after it"
            )
        }
    }

    private var coverWords: Wording {
        switch self {
        case .noPlace:
            Wording(
                "từ điển chữ ký không phải một đối tượng riêng, hoặc không có /Contents",
                "the signature dictionary is no object of its own, or has no /Contents"
            )
        case .malformedRange: Wording("/ByteRange không có dạng [0 a b c]", "/ByteRange is not [0 a b c]")
        case .gap(let gap, let place):
            Wording(
                "/ByteRange bỏ ra ngoài \(gap), còn /Contents nằm ở \(place)",
                "/ByteRange leaves out \(gap), but /Contents lies at \(place)"
            )
        case .rangeBeyondFile:
            Wording("/ByteRange vượt quá cuối tệp", "/ByteRange reaches beyond the end of the file")
        case .rangeEndsElsewhere:
            Wording(
                "phạm vi ký không kết thúc ở chỗ kết thúc của một phiên bản tệp",
                "the signature does not end where a revision of the file ends"
            )
        case .placeNotHexadecimal:
            Wording(
                "/Contents chứa thứ khác ngoài các chữ số thập lục phân",
                "/Contents holds something else than hexadecimal digits"
            )
        case .placeWithoutSignature: Wording("/Contents không chứa chữ ký nào", "/Contents holds no DER")
        case .trailingData:
            Wording(
                "sau chữ ký trong /Contents còn dữ liệu khác",
                "data stands behind the signature in /Contents"
            )
        default: Wording("hai ô chữ ký dùng chung một chữ ký", "two fields share one signature")
        }
    }

    private var signatureWords: Wording {
        switch self {
        case .unknownForm:
            Wording(
                "không biết dạng chữ ký này (/SubFilter)",
                "the form of the signature (/SubFilter) is unknown"
            )
        case .notDetached:
            Wording("chữ ký mang nội dung bên trong, không tách rời", "the signature is not detached")
        case .notDER:
            Wording(
                "chữ ký không viết đúng dạng DER mà tiêu chuẩn đòi hỏi",
                "the signature is not the DER that its standard asks for"
            )
        case .basicEncoding:
            Wording(
                "chữ ký viết theo BER chứ không phải DER như PAdES đòi hỏi: cùng một nội dung có thể viết nhiều cách",
                "the signature is written in BER, not in DER as PAdES asks: one content could be written in many ways"
            )
        case .weakAlgorithm(let name):
            Wording("không chấp nhận thuật toán \(name)", "the algorithm \(name) is not taken")
        case .namedBySHA1:
            Wording(
                "chữ ký chỉ nêu chứng thư của nó bằng SHA-1",
                "the signature names its certificate by SHA-1 only"
            )
        case .noContentType:
            Wording(
                "thiếu thuộc tính content-type, hoặc giá trị khác",
                "the attribute content-type is missing or another"
            )
        case .noDigest:
            Wording("thiếu thuộc tính message-digest", "the attribute message-digest is missing")
        case .notNamed:
            Wording(
                "thiếu thuộc tính signing-certificate-v2",
                "the attribute signing-certificate-v2 is missing"
            )
        case .otherCertificateNamed:
            Wording("chữ ký nêu một chứng thư khác", "the signature names another certificate")
        case .noCertificate:
            Wording(
                "không có chứng thư của người ký kèm theo",
                "the signer's certificate was not sent along"
            )
        case .otherContent:
            Wording(
                "nội dung được ký không phải nội dung đang có",
                "what was signed is not what stands here"
            )
        default:
            Wording(
                "chữ ký không được tạo bằng khóa của chứng thư",
                "the signature was not made with the key of the certificate"
            )
        }
    }

    private var certificateWords: Wording {
        switch self {
        case .noChain:
            Wording(
                "không có chuỗi chứng thư nào dẫn đến một tổ chức được tin cậy",
                "no chain of certificates leads to an authority that is trusted"
            )
        case .signedWithPSS:
            Wording(
                "có chứng thư được cấp bằng chữ ký RSA-PSS, dạng này chưa kiểm tra được",
                "a certificate was itself signed with RSA-PSS, which is not checked here"
            )
        case .chain(let fault):
            Wording(
                "chuỗi chứng thư vi phạm quy tắc: \(fault.words.vietnamese)",
                "the chain of certificates breaks a rule: \(fault.words.english)"
            )
        case .notYetValid(let subject):
            Wording(
                "chứng thư của \(subject) khi ấy chưa có hiệu lực",
                "the certificate of \(subject) was not valid yet"
            )
        case .expiredWhenSigned(let subject):
            Wording(
                "chứng thư của \(subject) đã hết hạn khi ký",
                "the certificate of \(subject) had expired when the signature was made"
            )
        case .expiredWithoutProof(let subject):
            Wording(
                "chứng thư của \(subject) đã hết hạn, và không có gì chứng minh chữ ký có từ trước đó",
                "the certificate of \(subject) has expired, and nothing proves that it was valid then"
            )
        case .revoked(let subject, let since):
            Wording(
                "chứng thư của \(subject) đã bị thu hồi từ \(since.vietnamese)",
                "the certificate of \(subject) had been revoked at \(since)"
            )
        default:
            Wording(
                "không ai trả lời các chứng thư có bị thu hồi hay không",
                "nobody answers for the revocation of the certificates"
            )
        }
    }
}

extension ChainFault {
    /// What is wrong, in words.
    public var words: Wording {
        switch self {
        case .shortKey(let bits):
            Wording("khóa RSA \(bits) bit quá ngắn", "an RSA key of \(bits) bits is too short")
        case .notForSignatures:
            Wording(
                "chứng thư không dùng để ký (keyUsage)",
                "the certificate is not for signatures (keyUsage)"
            )
        case .issuerMayNotIssue:
            Wording(
                "một bên cấp không được quyền cấp chứng thư (keyUsage)",
                "an issuer may not issue certificates (keyUsage)"
            )
        case .notForDocuments:
            Wording(
                "chứng thư không dùng cho văn bản (extKeyUsage)",
                "the certificate is not for documents (extKeyUsage)"
            )
        case .notForTimestamps:
            Wording(
                "chứng thư không dành riêng cho dấu thời gian (extKeyUsage)",
                "the certificate is not for timestamps alone (extKeyUsage)"
            )
        case .unreadableExtension:
            Wording(
                "không đọc được một phần mở rộng của chứng thư",
                "an extension of a certificate cannot be read"
            )
        case .rule(let text): Wording("RFC 5280: \(text)", text)
        }
    }
}
