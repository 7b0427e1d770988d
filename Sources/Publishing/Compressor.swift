private import CBrotli
private import CZlib
internal import Vocabulary

/// Makes compressed copies; the same bytes always give the same copy: the header of gzip (RFC 1952) carries no name and no time.
enum Compressor {
  private static let gzipLevel: Int32 = 9
  /// Two thirds of the way: the last two levels take ten times as long for some three per cent.
  private static let brotliQuality: Int32 = 9
  private static let brotliWindow: Int32 = 22

  /// Changes with everything that the copies' bytes depend on, but the bytes that they are made from.
  static let version: Fingerprint = {
    var builder = FingerprintBuilder()
    builder.add(unsafe String(cString: zlibVersion()))
    builder.add(Int(gzipLevel))
    builder.add(Int(BrotliEncoderVersion()))
    builder.add(Int(brotliQuality))
    builder.add(Int(brotliWindow))
    return builder.finish()
  }()

  /// Of a copy: what it is made from, and how.
  static func fingerprint(of copy: Copy, content: Fingerprint) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(copy.rawValue)
    builder.add(content)
    builder.add(version)
    return builder.finish()
  }

  static func compress(_ bytes: [UInt8], _ copy: Copy) throws(Diagnostic) -> [UInt8] {
    switch copy {
    case .plain: bytes
    case .gzip: try gzip(bytes)
    case .brotli: try brotli(bytes)
    }
  }

  private static func gzip(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 for gzip's header instead of zlib's.
    guard
      unsafe deflateInit2_(
        &stream, gzipLevel, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw failed }
    defer { unsafe deflateEnd(&stream) }
    guard let count = UInt32(exactly: bytes.count) else { throw tooLarge }
    let bound = Int(unsafe deflateBound(&stream, UInt(bytes.count)))
    var input = bytes
    var status = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, written in
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = count
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: bound)
        status = unsafe deflate(&stream, Z_FINISH)
        written = unsafe Int(stream.total_out)
      }
    }
    guard status == Z_STREAM_END else { throw failed }
    return output
  }

  private static func brotli(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    let bound = max(16, BrotliEncoderMaxCompressedSize(bytes.count))
    var status: Int32 = 0
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, written in
      var size = bound
      status = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe BrotliEncoderCompress(
          brotliQuality, brotliWindow, BROTLI_MODE_TEXT, input.count, input.baseAddress, &size, output.baseAddress)
      }
      written = status == 0 ? 0 : size
    }
    guard status != 0 else { throw failed }
    return output
  }

  private static var failed: Diagnostic { .error("cannot compress a file: out of memory; build without --precompress") }
  private static var tooLarge: Diagnostic {
    .error("a text file of four gigabytes or more cannot be compressed; build without --precompress")
  }
}
