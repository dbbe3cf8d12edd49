using System.Globalization;
using System.Text;
using DepGuard.Cli;
using DepGuard.Testing;

namespace DepGuard.Browser.Tests;

/// <summary>The pages that the tests look at, made once by the command line.</summary>
public sealed class Pages : IDisposable
{
    private readonly TempTree _folder = new(new Dictionary<string, string>
    {
        ["large/compose.yaml"] = Large(400),
        ["hostile/compose.yaml"] = Hostile,
        ["clean/compose.yaml"] = "services:\n  web:\n    image: shop/web\n    environment: { STOCK_URL: \"http://stock:8080\" }\n  stock:\n    image: shop/stock\n",
        ["empty/readme.txt"] = "nothing here",
    });

    /// <summary>Writes the pages.</summary>
    public Pages()
    {
        Write("release", "diff", "env:before", "env:release-a", "env:release-b", "--path", RepositoryRoot.Combine("samples/mailgun-2018"));
        Write("everything", "check", RepositoryRoot.Combine("samples/everything"));
        Write("cycles", "check", RepositoryRoot.Combine("samples/everything/cycles"));
        foreach (var system in new[] { "large", "hostile", "clean", "empty" })
            Write(system, "check", _folder.Combine(system));
    }

    /// <summary>The names of the pages.</summary>
    public static IReadOnlyList<string> Names => ["clean", "cycles", "empty", "everything", "hostile", "large", "release"];

    /// <summary>Absolute path of a page.</summary>
    public string this[string name] => _folder.Combine($"{name}.html");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Names that are markup, quotes, or turn the direction of text around, calling each other in a cycle.</summary>
    private static string Hostile => """
        services:
          "<img src=x onerror=alert(1)>":
            image: shop/web
            environment: { A_URL: "http://second:8080" }
          second:
            image: "</script><script>alert(2)</script>"
            container_name: "\u202Etxt.exe\"'><svg onload=alert(3)>"
            environment: { "</style><b>KEY": "http://third:8080", B_URL: "http://third:8080" }
          third:
            image: shop/third
            environment: { "C_URL</td></table>": "http://second:8080" }
        """;

    /// <summary>A compose file whose services each call a few later ones, and the last one the first.</summary>
    private static string Large(int services)
    {
        var text = new StringBuilder("services:\n");
        for (var number = 0; number < services; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  team{number / 40}-service-{number}:\n    image: shop/s{number}\n    environment:\n");
            var callees = new[] { number + 1, number + 3 + (number % 37), services - 1 - (number % 5) }.Select(callee => callee % services).Distinct().Where(callee => callee > number || number == services - 1);
            foreach (var callee in callees)
                text.Append(CultureInfo.InvariantCulture, $"      URL_{callee}: \"http://team{callee / 40}-service-{callee}:8080\"\n");
        }

        return text.ToString();
    }

    private void Write(string name, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        var terminal = new Terminal(output, error, input) { Folder = _folder.Path, IsInteractive = false, Variable = _ => null, Today = new DateOnly(2026, 11, 24), Processors = 1 };
        CommandLine.RunAsync([.. arguments, "--format", $"html={this[name]}"], terminal, CancellationToken.None).GetAwaiter().GetResult();
    }
}
