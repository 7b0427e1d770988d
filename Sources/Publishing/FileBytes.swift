private import Glibc

/// Whole files in and out.
enum FileBytes {
  /// Up to `count` bytes from where the file stands; fewer at its end.
  static func read(_ descriptor: Int32, count: Int) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(descriptor, count: count, into: &bytes)
    return bytes
  }

  /// The same into memory that is used again.
  static func read(_ descriptor: Int32, count: Int, into bytes: inout [UInt8]) throws(SystemFailure) {
    bytes.removeAll(keepingCapacity: true)
    var failure: SystemFailure?
    bytes.append(addingCapacity: count) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        while initialized < count {
          let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + initialized, count - initialized)
          if got > 0 {
            initialized += got
          } else if got == 0 {
            break
          } else if errno != EINTR {
            failure = .last
            break
          }
        }
      }
    }
    if let failure { throw failure }
  }

  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemFailure) {
    var failure: SystemFailure?
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = unsafe Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if wrote >= 0 {
          done += wrote
        } else if errno != EINTR {
          failure = .last
          break
        }
      }
    }
    if let failure { throw failure }
  }

  /// Adds bytes to a file, all of them or none; false when it is not there, or is a hard link that stands elsewhere as well.
  static func append(_ bytes: [UInt8], to name: String, in folder: Int32) throws(SystemFailure) -> Bool {
    let file: Descriptor
    do throws(SystemFailure) {
      file = try Descriptor.open(name, in: folder, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      return false
    }
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else { return false }
    do throws(SystemFailure) {
      try write(bytes.span, to: file.number)
      return true
    } catch {
      _ = ftruncate(file.number, status.st_size)
      throw error
    }
  }

  /// The name that a file has while it is written: recognised and removed by the next build when this one is killed.
  static func temporaryName(_ stem: String) -> String { ".broadsheet-\(stem).tmp" }

  /// Of a file that is replaced as a whole: `.broadsheet-manifest` is written as `.broadsheet-manifest.tmp`.
  static func temporaryName(replacing name: String) -> String {
    name.hasPrefix(".broadsheet-") ? name + ".tmp" : temporaryName(name)
  }

  static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".broadsheet-") && name.hasSuffix(".tmp") }

  /// Replaces a file in one step: whoever looks sees the old one or the new one.
  static func replace(_ name: String, in folder: Int32, with parts: [[UInt8]]) throws(SystemFailure) {
    let temporary = temporaryName(replacing: name)
    unsafe unlinkat(folder, temporary, 0)
    let file = try Descriptor.open(temporary, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    do throws(SystemFailure) {
      for part in parts { try write(part.span, to: file.number) }
      guard unsafe renameat(folder, temporary, folder, name) == 0 else { throw SystemFailure.last }
    } catch {
      unsafe unlinkat(folder, temporary, 0)
      throw error
    }
  }
}
