using DepGuard.Testing;

namespace DepGuard.Cli.Tests;

/// <summary>Small systems to scan.</summary>
internal static class Systems
{
    /// <summary>Two services, the first of which calls the second.</summary>
    public const string Healthy = """
        services:
          web:
            image: shop/web
            environment: { AUTH_URL: "http://auth:8080" }
          auth:
            image: shop/auth
        """;

    /// <summary>Two services that call each other: DPG2001.</summary>
    public const string Cycle = """
        services:
          orders:
            image: shop/orders
            environment: { STOCK_URL: "http://stock:8080" }
          stock:
            image: shop/stock
            environment: { ORDERS_URL: "http://orders:8080" }
        """;

    /// <summary>Text that no YAML parser accepts: DPG0001.</summary>
    public const string Broken = "services:\n  web:\n    image: shop/web: 1.4\n";

    /// <summary>A folder with one file <c>compose.yaml</c>.</summary>
    public static TempTree Compose(string text) => new(new Dictionary<string, string> { ["compose.yaml"] = text });

    /// <summary>A folder with several files.</summary>
    public static TempTree Of(params (string Path, string Text)[] files) => new(files.ToDictionary(file => file.Path, file => file.Text));

    /// <summary>Runs a command line in a folder.</summary>
    public static Outcome Run(this TempTree tree, params string[] arguments) => new Shell(tree.Path).Run(arguments);
}
