import CPKCS11
import Signing

/// The functions of a module of PKCS#11 that signing needs.
struct Cryptoki: Sendable {
    let initialize: CK_C_Initialize
    let finalize: CK_C_Finalize
    let slots: CK_C_GetSlotList
    let tokenInfo: CK_C_GetTokenInfo
    let openSession: CK_C_OpenSession
    let closeSession: CK_C_CloseSession
    let login: CK_C_Login
    let logout: CK_C_Logout
    let attributes: CK_C_GetAttributeValue
    let findBegin: CK_C_FindObjectsInit
    let find: CK_C_FindObjects
    let findEnd: CK_C_FindObjectsFinal
    let signBegin: CK_C_SignInit
    let sign: CK_C_Sign

    init?(_ list: ck_function_list) {
        guard let initialize = list.C_Initialize, let finalize = list.C_Finalize, let slots = list.C_GetSlotList,
            let tokenInfo = list.C_GetTokenInfo,
            let openSession = list.C_OpenSession, let closeSession = list.C_CloseSession, let login = list.C_Login,
            let logout = list.C_Logout, let attributes = list.C_GetAttributeValue,
            let findBegin = list.C_FindObjectsInit, let find = list.C_FindObjects,
            let findEnd = list.C_FindObjectsFinal, let signBegin = list.C_SignInit, let sign = list.C_Sign
        else { return nil }
        (self.initialize, self.finalize, self.slots, self.tokenInfo) = (initialize, finalize, slots, tokenInfo)
        (self.openSession, self.closeSession, self.login, self.logout) = (openSession, closeSession, login, logout)
        (self.attributes, self.findBegin, self.find, self.findEnd) = (attributes, findBegin, find, findEnd)
        (self.signBegin, self.sign) = (signBegin, sign)
    }

    /// The return value of a call, as a fault where it is one.
    static func check(_ value: ck_rv_t) throws(SigningFault) {
        switch value {
        case 0: return
        case CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE: throw .wrongPIN(.unknown)
        case CKR_PIN_LOCKED: throw .lockedPIN
        case CKR_DEVICE_REMOVED, CKR_TOKEN_NOT_PRESENT, CKR_SESSION_HANDLE_INVALID, CKR_SESSION_CLOSED:
            throw .tokenRemoved
        default: throw .deviceFailed("PKCS#11 0x" + String(value, radix: 16))
        }
    }
}
