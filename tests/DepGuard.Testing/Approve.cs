using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;
using Xunit.Sdk;

namespace DepGuard.Testing;

/// <summary>
/// Compares text with an accepted copy that is checked in. File names are those of Verify, so that Verify.Xunit can take over
/// without touching a snapshot (docs/decisions/0001-approve-instead-of-verify.md).
/// </summary>
public static class Approve
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    private static bool IsBuildServer =>
        Environment.GetEnvironmentVariable("CI") is "true" or "1" || BuildServerDetector.Detected;

    private static bool Accepts => !IsBuildServer && Environment.GetEnvironmentVariable("DEPGUARD_ACCEPT") == "1";

    /// <summary>
    /// Compares with <c>Class.Method.verified.extension</c> beside the test or in a folder of the repository;
    /// <c>Class.Method_parameters</c> for a theory.
    /// </summary>
    public static void Verify(
        string text,
        string extension = "txt",
        string? parameters = null,
        string? folder = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "")
    {
        var source = RepositoryRoot.Locate(sourceFile);
        var place = folder is null ? Path.GetDirectoryName(source)! : RepositoryRoot.Combine(folder);
        var suffix = parameters is null ? "" : $"_{parameters}";
        var stem = Path.Combine(place, $"{Path.GetFileNameWithoutExtension(source)}.{method}{suffix}");
        Compare($"{stem}.verified.{extension}", $"{stem}.received.{extension}", Normalise(text), WithMark);
    }

    /// <summary>
    /// Compares with a derived file anywhere in the repository. What was received goes to <c>artifacts/received</c>, where no
    /// project compiles it.
    /// </summary>
    public static void File(string path, string text) =>
        Compare(RepositoryRoot.Combine(path), RepositoryRoot.Combine($"artifacts/received/{path}"), Normalise(text) + "\n", WithoutMark);

    private static void Compare(string verified, string received, string actual, Encoding encoding)
    {
        var expected = System.IO.File.Exists(verified) ? System.IO.File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == actual || Accepts)
        {
            if (System.IO.File.Exists(received))
                System.IO.File.Delete(received);
            if (expected != actual)
                Write(verified, actual, encoding);
            return;
        }

        Write(received, actual, encoding);
        if (!IsBuildServer && !DiffRunner.Disabled)
            DiffRunner.Launch(received, verified);
        throw new XunitException(Explain(RepositoryRoot.Relative(verified), expected, actual));
    }

    private static string Explain(string verified, string? expected, string actual) =>
        expected is null
            ? $"{verified} does not exist yet. `./build approve` accepts this text:\n{actual}"
            : $"{verified} differs (- accepted, + received). `./build approve` accepts what was received.\n{LineDiff.Of(expected, actual)}";

    private static void Write(string path, string text, Encoding encoding)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text, encoding);
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}
