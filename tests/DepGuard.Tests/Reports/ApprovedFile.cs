using System.Text;
using Xunit.Sdk;

namespace DepGuard.Tests.Reports;

/// <summary>Compares a report with its approved file in <c>tests/fixtures/reports</c>; <c>DEPGUARD_ACCEPT=1</c> accepts.</summary>
internal static class ApprovedFile
{
    public static string Fixtures { get; } = Path.Combine(Root(), "tests", "fixtures");

    public static void Verify(string text, string name, string extension)
    {
        var actual = text.TrimEnd('\n');
        var stem = Path.Combine(Fixtures, "reports", $"ReportTests.{name}");
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        File.Delete(received);
        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
            return;

        var accept = Environment.GetEnvironmentVariable("DEPGUARD_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null or "";
        File.WriteAllText(accept ? verified : received, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        if (!accept)
            throw new XunitException($"{name} is not what {verified} says; see {received}\n{actual}");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DepGuard.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No DepGuard.sln above the tests.");
        return folder;
    }
}
