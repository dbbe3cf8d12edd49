using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// Where C# code reads settings: <c>configuration["A:B"]</c>, <c>GetSection("A")["B"]</c>, <c>GetValue&lt;string&gt;("A")</c>, <c>GetConnectionString("db")</c>,
/// and the clients of Aspire, which take the name of a connection string.
/// </summary>
internal static class SettingReads
{
    private const int DeepestSection = 8;

    private const string ConnectionStrings = "ConnectionStrings:";

    private static readonly HashSet<string> AspireClients = new(StringComparer.Ordinal)
    {
        "AddNpgsqlDataSource", "AddNpgsqlDbContext", "AddAzureNpgsqlDataSource", "AddAzureNpgsqlDbContext", "AddSqlServerClient", "AddSqlServerDbContext", "AddMySqlDataSource", "AddMySqlDbContext",
        "AddOracleDatabaseDbContext", "AddMongoDBClient", "AddRedisClient", "AddRedisDistributedCache", "AddRedisOutputCache", "AddRabbitMQClient", "AddKafkaProducer", "AddKafkaConsumer", "AddNatsClient",
        "AddAzureServiceBusClient", "AddAzureEventHubProducerClient", "AddAzureEventHubConsumerClient", "AddAzureBlobServiceClient", "AddAzureBlobClient", "AddAzureQueueServiceClient", "AddAzureQueueClient",
        "AddAzureTableServiceClient", "AddAzureTableClient", "AddAzureCosmosClient", "AddElasticsearchClient", "AddQdrantClient", "AddMilvusClient", "AddOllamaApiClient",
    };

    /// <summary>Keys, each with the token that names its last part.</summary>
    public static IEnumerable<(string Key, int Token)> Of(CSharpProgram program, int start, int end)
    {
        foreach (var (call, _) in program.Inside(start - 1, end))
            if (Key(program, call) is { } key)
                yield return (key, call.Arguments[0].Start.Value);
        for (var i = Math.Max(1, start); i + 2 < end; i++)
            if (program.IsMark(i, '[') && program.IsMark(i + 2, ']') && program.Tokens[i + 1].Kind == CSharpTokenKind.Text && Section(program, i - 1) is { } section)
                yield return (section + program.Text(i + 1), i + 1);
    }

    /// <summary>The path of a section, with a colon at its end, that a call means; null if it means none.</summary>
    public static string? Section(CSharpProgram program, CSharpCall call)
    {
        var path = string.Empty;
        for (var depth = 0; depth < DeepestSection && call.Name is "GetSection" or "GetRequiredSection"; depth++)
        {
            if (program.Literal(call, 0) is not { } part)
                return null;
            path = $"{part}:{path}";
            if (call.Receiver < 0)
                return IsConfiguration(call.ReceiverName) ? path : null;
            call = program.Calls[call.Receiver];
        }

        return null;
    }

    private static string? Key(CSharpProgram program, CSharpCall call)
    {
        if (call.Arguments.Count == 0 || program.Literal(call, 0) is not { Length: > 0 } name)
            return null;
        if (call.Name is "GetConnectionString" || AspireClients.Contains(call.Name))
            return ConnectionStrings + name;
        if (call.Name is "GetSection" or "GetRequiredSection")
            return program.IsMark(call.Close + 1, '.') && program.Text(call.Close + 2) == "Value" && Section(program, call) is { } section ? section[..^1] : null;
        if (call.Name is not "GetValue")
            return null;
        return call.Receiver < 0 ? IsConfiguration(call.ReceiverName) ? name : null : Section(program, program.Calls[call.Receiver]) is { } outer ? outer + name : null;
    }

    /// <summary>The section in front of an indexer; empty for the whole configuration, null if it is something else.</summary>
    private static string? Section(CSharpProgram program, int before)
    {
        while (program.IsMark(before, '?') || program.IsMark(before, '!'))
            before--;
        if (before >= 0 && program.Tokens[before].Kind == CSharpTokenKind.Name)
            return IsConfiguration(program.Text(before)) ? string.Empty : null;
        return program.IsMark(before, ')') && program.ClosedBy(before) is { } call ? Section(program, call) : null;
    }

    private static bool IsConfiguration(string name) => name.EndsWith("configuration", StringComparison.OrdinalIgnoreCase) || name.EndsWith("config", StringComparison.OrdinalIgnoreCase);
}
