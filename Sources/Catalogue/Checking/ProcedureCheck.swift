import Kernel

/// Checks what a procedure file means, after its shape was found right.
struct ProcedureCheck {
    let log: ReadingLog
    let known: KnownKeys

    func check(code: String, versions: [ProcedureVersion]) {
        checkCode(code)
        if versions.isEmpty {
            log.error(
                "versions",
                say("thủ tục chưa có phiên bản nào", "the procedure has no version"),
                mend: say("thêm một phiên bản có valid_from", "add a version with valid_from")
            )
        }
        checkDates(versions)
        for (index, version) in versions.enumerated() {
            VersionCheck(version: version, path: "versions[\(index)]", log: log, known: known).check()
        }
    }

    /// National codes (`1.001193`), with the province's mark where it is a local one (`1.001193.H47`), or own words.
    private func checkCode(_ code: String) {
        let isNational = code.wholeMatch(of: /[0-9]\.[0-9]{6}(\.[A-Z][0-9]{2})?/) != nil
        let isOwn = code.wholeMatch(of: /[a-z][a-z0-9]*([.-][a-z0-9]+)*/) != nil
        if !isNational, !isOwn {
            log.error(
                "code",
                say("“\(code)” không phải mã thủ tục", "“\(code)” is not the code of a procedure"),
                mend: say("viết như \"1.001193\" hoặc chu-tuong-hop-rieng", "write it like \"1.001193\" or own-words")
            )
        }
        let name = log.file.split(separator: "/").last.map(String.init) ?? log.file
        if name.hasSuffix(".yaml"), name != "\(code).yaml" {
            log.error(
                "code",
                say("mã “\(code)” khác tên tệp “\(name)”", "the code “\(code)” differs from the file's name “\(name)”"),
                mend: say("đặt tên tệp là \(code).yaml", "name the file \(code).yaml")
            )
        }
    }

    private func checkDates(_ versions: [ProcedureVersion]) {
        for (index, version) in versions.enumerated() {
            let path = "versions[\(index)]"
            if let end = version.validTo, end <= version.validFrom {
                log.error(
                    "\(path).valid_to",
                    say("valid_to không sau valid_from", "valid_to is not after valid_from"),
                    mend: say(
                        "valid_to là ngày đầu tiên hết hiệu lực",
                        "valid_to is the first day on which it is no longer in force"
                    )
                )
            }
            if versions[..<index].contains(where: { $0.id == version.id }) {
                log.error(
                    "\(path).valid_from",
                    say("đã có phiên bản bắt đầu ngày này", "there is a version with this first day already"),
                    mend: say(
                        "nếu là bản đính chính, tăng corrects lên một",
                        "if it corrects the other, raise corrects by one"
                    )
                )
            }
            checkSuccession(version, path, versions)
        }
    }

    /// The next version may begin where this one ends, or earlier where this one has no end; never inside it.
    private func checkSuccession(_ version: ProcedureVersion, _ path: String, _ all: [ProcedureVersion]) {
        let later = all.map(\.validFrom).filter { $0 > version.validFrom }
        guard let end = version.validTo, let next = later.min() else { return }
        if end > next {
            log.error(
                "\(path).valid_to",
                say("còn hiệu lực khi phiên bản ngày \(next) bắt đầu", "still in force when the one of \(next) begins"),
                mend: say("đặt valid_to: \(next)", "set valid_to: \(next)")
            )
        } else if end < next {
            log.warning(
                "\(path).valid_to",
                say("từ \(end) đến \(next) không có phiên bản nào", "no version from \(end) to \(next)"),
                mend: say("nếu không cố ý, đặt valid_to: \(next)", "unless meant, set valid_to: \(next)")
            )
        }
    }
}
