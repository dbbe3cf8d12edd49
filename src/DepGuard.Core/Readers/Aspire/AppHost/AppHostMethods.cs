using DepGuard.Facts;

namespace DepGuard.Readers.Aspire.AppHost;

/// <summary>What the methods that add resources to an Aspire host add. Source: dotnet/aspire, <c>src/Aspire.Hosting*</c>.</summary>
internal static class AppHostMethods
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "AddProject", "AddAzureFunctionsProject", "AddCSharpApp", "AddContainer", "AddDockerfile", "AddExecutable", "AddNpmApp", "AddNodeApp", "AddViteApp",
        "AddJavaScriptApp", "AddPnpmApp", "AddYarnApp", "AddBunApp", "AddDenoApp", "AddPythonApp", "AddPythonModule", "AddPythonExecutable", "AddUvicornApp",
        "AddGolangApp", "AddSpringApp", "AddJavaApp", "AddRustApp", "AddOllama", "AddKeycloak", "AddKeycloakContainer",
    };

    private static readonly (string Start, ServiceKind Kind)[] Backings =
    [
        ("AddRedis", ServiceKind.Cache), ("AddValkey", ServiceKind.Cache), ("AddGarnet", ServiceKind.Cache), ("AddAzureRedis", ServiceKind.Cache), ("AddAzureManagedRedis", ServiceKind.Cache),
        ("AddPostgres", ServiceKind.Database), ("AddSqlServer", ServiceKind.Database), ("AddMySql", ServiceKind.Database), ("AddMongoDB", ServiceKind.Database),
        ("AddOracle", ServiceKind.Database), ("AddElasticsearch", ServiceKind.Database), ("AddMilvus", ServiceKind.Database), ("AddQdrant", ServiceKind.Database),
        ("AddAzureCosmosDB", ServiceKind.Database), ("AddAzurePostgres", ServiceKind.Database), ("AddAzureSqlServer", ServiceKind.Database),
        ("AddAzureStorage", ServiceKind.Database), ("AddAzureSearch", ServiceKind.Database),
        ("AddRabbitMQ", ServiceKind.Broker), ("AddKafka", ServiceKind.Broker), ("AddNats", ServiceKind.Broker), ("AddAzureServiceBus", ServiceKind.Broker), ("AddAzureEventHubs", ServiceKind.Broker),
        ("AddSeq", ServiceKind.External), ("AddExternalService", ServiceKind.External),
    ];

    /// <summary>The kind of what a method adds to the host; null if it adds nothing that is called or calls.</summary>
    public static ServiceKind? KindOf(string method)
    {
        if (Programs.Contains(method))
            return ServiceKind.Service;
        if (method == "AddYarp")
            return ServiceKind.Gateway;
        foreach (var (start, kind) in Backings)
            if (method.StartsWith(start, StringComparison.Ordinal))
                return kind;
        return null;
    }

    /// <summary>The role of what a method adds; null if it has none.</summary>
    public static Role? RoleOf(string method) => method switch
    {
        "AddKeycloak" or "AddKeycloakContainer" => Role.Auth,
        "AddSeq" => Role.Telemetry,
        _ => null,
    };

    /// <summary>True for methods that add a part to what they are called on, such as a database to a server.</summary>
    public static bool AddsPart(string method) => method.StartsWith("Add", StringComparison.Ordinal) && method.Length > 3 && char.IsAsciiLetterUpper(method[3]);

    /// <summary>Argument with the folder of a program's source; -1 if the method takes none.</summary>
    public static int FolderArgument(string method) => method switch
    {
        "AddProject" or "AddCSharpApp" or "AddDockerfile" or "AddExecutable" => method == "AddExecutable" ? 2 : 1,
        "AddContainer" or "AddYarp" => -1,
        _ => KindOf(method) == ServiceKind.Service ? 1 : -1,
    };
}
