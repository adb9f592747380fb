import Crypto
import CryptoExtras
import FoundationEssentials

/// Checks RSASSA-PSS with a salt of any length (RFC 8017, 8.1.2 and 9.1.2).
///
/// `CryptoExtras` takes only salts as long as the digest; pyHanko and others make them as long as the key allows. Checking
/// needs the public key alone, so nothing secret passes through this arithmetic.
struct PSSVerifier {
    private let modulus: PublicModulus
    private let exponent: UInt64
    private let bits: Int
    private let digest: DigestAlgorithm
    private let saltLength: Int

    init?(_ key: _RSA.Signing.PublicKey, digest: DigestAlgorithm, saltLength: Int) {
        guard let primitives = try? key.getKeyPrimitives(), primitives.publicExponent.count <= 8,
            key.keySizeInBits <= 16_384, let modulus = PublicModulus(Array(primitives.modulus))
        else { return nil }
        self.modulus = modulus
        exponent = primitives.publicExponent.reduce(0) { $0 << 8 | UInt64($1) }
        bits = key.keySizeInBits
        self.digest = digest
        self.saltLength = saltLength
    }

    func isValid(_ signature: ArraySlice<UInt8>, over message: [UInt8]) -> Bool {
        guard signature.count == (bits + 7) / 8, let opened = modulus.power(Array(signature), exponent) else {
            return false
        }
        let length = (bits + 6) / 8
        let encoded = Array(opened.suffix(length))
        guard opened.dropLast(length).allSatisfy({ $0 == 0 }), saltLength >= 0,
            length >= digest.length + saltLength + 2, encoded.last == 0xBC
        else { return false }
        let masked = encoded[..<(length - digest.length - 1)]
        let hash = encoded[masked.endIndex..<length - 1]
        var block = zip(masked, mask(hash, masked.count)).map { $0 ^ $1 }
        let free = UInt8(0xFF) >> UInt8(8 * length - (bits - 1))
        guard encoded[0] & ~free == 0 else { return false }
        block[0] &= free
        let padding = block.count - saltLength - 1
        guard block[..<padding].allSatisfy({ $0 == 0 }), block[padding] == 1 else { return false }
        let again = [UInt8](repeating: 0, count: 8) + digest.bytes(of: message) + block.suffix(saltLength)
        return digest.bytes(of: again).elementsEqual(hash)
    }

    /// MGF1 (RFC 8017, B.2.1).
    private func mask(_ seed: ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        for counter in 0..<UInt32((count + digest.length - 1) / digest.length) {
            result += digest.bytes(of: seed + withUnsafeBytes(of: counter.bigEndian) { Array($0) })
        }
        return result.prefix(count)
    }
}

/// Arithmetic modulo the number of an RSA key, in the form of Montgomery.
private struct PublicModulus {
    private let limbs: [UInt64]
    private let inverse: UInt64
    private let square: [UInt64]

    init?(_ bytes: [UInt8]) {
        let limbs = Self.limbs(Array(bytes.drop { $0 == 0 }))
        guard let low = limbs.first, low & 1 == 1 else { return nil }
        self.limbs = limbs
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- low &* inverse) }
        self.inverse = 0 &- inverse
        // R² by doubling 1, which needs no division.
        var value = [UInt64](repeating: 0, count: limbs.count)
        value[0] = 1
        for _ in 0..<128 * limbs.count { value = Self.doubled(value, modulo: limbs) }
        square = value
    }

    /// The number to this power; nil where it is not smaller than the modulus.
    func power(_ bytes: [UInt8], _ exponent: UInt64) -> [UInt8]? {
        var base = Self.limbs(bytes)
        guard base.count <= limbs.count, exponent > 0 else { return nil }
        base += [UInt64](repeating: 0, count: limbs.count - base.count)
        guard Self.isLess(base, limbs) else { return nil }
        let factor = product(base, square)
        var result = factor
        for bit in (0..<(63 - exponent.leadingZeroBitCount)).reversed() {
            result = product(result, result)
            if exponent >> UInt64(bit) & 1 == 1 { result = product(result, factor) }
        }
        var one = [UInt64](repeating: 0, count: limbs.count)
        one[0] = 1
        return product(result, one).reversed().flatMap { limb in withUnsafeBytes(of: limb.bigEndian) { Array($0) } }
    }

    private static func limbs(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: bytes.count, to: 0, by: -8).map { end in
            bytes[max(0, end - 8)..<end].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        for index in right.indices.reversed() where left[index] != right[index] { return left[index] < right[index] }
        return false
    }

    private static func subtract(_ right: [UInt64], from left: inout [UInt64]) {
        var borrow = false
        for index in right.indices {
            let (first, under) = left[index].subtractingReportingOverflow(right[index])
            let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            left[index] = second
            borrow = under || again
        }
    }

    private static func doubled(_ value: [UInt64], modulo limbs: [UInt64]) -> [UInt64] {
        var (result, carry): ([UInt64], UInt64) = (value, 0)
        for index in result.indices {
            let high = result[index] >> 63
            result[index] = result[index] << 1 | carry
            carry = high
        }
        if carry == 1 || !isLess(result, limbs) { subtract(limbs, from: &result) }
        return result
    }

    /// The product of Montgomery: a·b·R⁻¹.
    private func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
        let count = limbs.count
        var sum = [UInt64](repeating: 0, count: count + 2)
        for factor in b {
            var carry: UInt64 = 0
            for index in 0..<count { (carry, sum[index]) = Self.step(a[index], factor, sum[index], carry) }
            let (top, over) = sum[count].addingReportingOverflow(carry)
            (sum[count], sum[count + 1]) = (top, over ? 1 : 0)
            let multiple = sum[0] &* inverse
            (carry, _) = Self.step(multiple, limbs[0], sum[0], 0)
            for index in 1..<count { (carry, sum[index - 1]) = Self.step(multiple, limbs[index], sum[index], carry) }
            let (last, more) = sum[count].addingReportingOverflow(carry)
            sum[count - 1] = last
            sum[count] = sum[count + 1] + (more ? 1 : 0)
        }
        var result = Array(sum[..<count])
        if sum[count] != 0 || !Self.isLess(result, limbs) { Self.subtract(limbs, from: &result) }
        return result
    }

    /// a·b + c + d, which always fits into two words.
    private static func step(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> (high: UInt64, low: UInt64) {
        let (high, low) = a.multipliedFullWidth(by: b)
        let (first, over) = low.addingReportingOverflow(c)
        let (second, again) = first.addingReportingOverflow(d)
        return (high + (over ? 1 : 0) + (again ? 1 : 0), second)
    }
}
