/* A module of PKCS#11 that hands all to SoftHSM, but fails as its tokens' labels or the PIN say. */
#define CRYPTOKI_GNU 1
#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <string.h>

static struct ck_function_list *real;
static struct ck_function_list list;
static unsigned long flags;

static ck_rv_t sign(ck_session_handle_t session, unsigned char *data, unsigned long count, unsigned char *signature,
                    unsigned long *length) {
    (void)session, (void)data, (void)count, (void)signature, (void)length;
    return CKR_DEVICE_REMOVED;
}

static ck_rv_t login(ck_session_handle_t session, ck_user_type_t user, unsigned char *pin, unsigned long count) {
    flags = 0;
    if (count == 6 && memcmp(pin, "locked", 6) == 0) return CKR_PIN_LOCKED;
    if (count == 4 && memcmp(pin, "last", 4) == 0) {
        flags = CKF_USER_PIN_FINAL_TRY;
        return CKR_PIN_INCORRECT;
    }
    return real->C_Login(session, user, pin, count);
}

static ck_rv_t info(ck_slot_id_t slot, struct ck_token_info *info) {
    ck_rv_t value = real->C_GetTokenInfo(slot, info);
    info->flags |= flags;
    return value;
}

ck_rv_t C_GetFunctionList(struct ck_function_list **result) {
    void *module = dlopen("/usr/lib/softhsm/libsofthsm2.so", RTLD_NOW);
    ck_rv_t (*entry)(struct ck_function_list **) = module ? dlsym(module, "C_GetFunctionList") : 0;
    if (!entry || entry(&real) != CKR_OK) return CKR_GENERAL_ERROR;
    list = *real;
    list.C_Sign = sign;
    list.C_Login = login;
    list.C_GetTokenInfo = info;
    *result = &list;
    return CKR_OK;
}
