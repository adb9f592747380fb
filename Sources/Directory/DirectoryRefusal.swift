import Kernel

/// Lý do từ chối of the directory.
///
/// None carries personal data.
public enum DirectoryRefusal: Error, Hashable, Sendable {
    // Signing in
    /// Wrong login or password, or a closed account: the answer does not tell which.
    case wrongCredentials
    /// Too many failures; try again after so many seconds.
    case tooManyAttempts(seconds: Int)
    /// All threads for passwords are busy.
    case busy
    /// The code of the second factor is wrong or was used already.
    case wrongSecondFactor
    /// The sign-in took too long; begin again.
    case signInExpired
    /// Nobody is signed in, or the session has ended.
    case notSignedIn
    /// The viewer may not do this.
    case notPermitted

    // Passwords and codes
    /// The new password is too weak.
    case weakPassword(PasswordFault)
    /// The one-time code is wrong, used, or too old.
    case wrongCode
    /// A code was just sent; the next one after so many seconds.
    case codeSentRecently(seconds: Int)
    /// There is no second factor to confirm.
    case noSecondFactor

    // People and accounts
    /// Fields of a person's details that cannot be kept.
    case details(Set<DetailFault>)
    /// Somebody has this id number already.
    case idNumberTaken
    /// There is no such person, or it is not for this viewer.
    case noPerson
    /// There is no such account.
    case noAccount
    /// The person has an account of this kind already.
    case accountExists
    /// The login name is taken.
    case loginTaken
    /// The login name has other characters than small letters, digits, '.', '-' and '_'.
    case badLogin
    /// The last administrator cannot be closed or lose the right.
    case lastAdministrator

    // Agencies and posts
    /// There is no such agency on the day.
    case noAgency
    /// There is no such post on the day.
    case noPost
    /// There is no such appointment, or it has ended.
    case noAppointment
    /// There is no such delegation, or it has ended.
    case noDelegation
    /// The person works at this post already.
    case alreadyAppointed
    /// The end is not after the beginning, or lies outside the life of the post.
    case badDates
    /// A delegation to oneself, or of fields that the post does not have.
    case badDelegation
    /// The agency has no such division.
    case noDivision
    /// There is no calendar with the key, or its sessions cannot be.
    case badCalendar
    /// A list of holidays that cannot be; in words, what is wrong.
    case badHolidays(String)
}

/// Why a password is not accepted.
public enum PasswordFault: String, CaseIterable, Sendable {
    /// Fewer than eight characters.
    case tooShort
    /// More than 128 characters.
    case tooLong
    /// One of those that everybody tries first.
    case common
    /// It is, or contains, the holder's id number, phone or login name.
    case personal
}
