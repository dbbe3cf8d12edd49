using DepGuard.Facts;

namespace DepGuard.Readers.Aspire;

/// <summary>What a cloud resource of a manifest is, as far as its outputs, its module and its type tell.</summary>
internal static class AspireCloud
{
    /// <summary>Words of outputs, connection strings, Bicep types and module names, the more telling ones first.</summary>
    private static readonly (string Word, ServiceKind Kind, Role? Role)[] Words =
    [
        ("servicebus", ServiceKind.Broker, null), ("sb://", ServiceKind.Broker, null), ("eventhub", ServiceKind.Broker, null), ("queueurl", ServiceKind.Broker, null),
        ("topicarn", ServiceKind.Broker, null), ("sqs", ServiceKind.Broker, null), ("sns", ServiceKind.Broker, null),
        ("appinsights", ServiceKind.External, Role.Telemetry), ("instrumentationkey", ServiceKind.External, Role.Telemetry),
        ("microsoft.insights", ServiceKind.External, Role.Telemetry), ("loganalytics", ServiceKind.External, Role.Telemetry),
        ("cosmos", ServiceKind.Database, null), ("accountendpoint", ServiceKind.Database, null), ("documentdb", ServiceKind.Database, null),
        ("microsoft.cache", ServiceKind.Cache, null), ("redis", ServiceKind.Cache, null),
        ("blobendpoint", ServiceKind.Database, null), ("queueendpoint", ServiceKind.Database, null), ("tableendpoint", ServiceKind.Database, null),
        ("microsoft.storage", ServiceKind.Database, null), ("storage", ServiceKind.Database, null), ("sqlserver", ServiceKind.Database, null),
        ("microsoft.sql", ServiceKind.Database, null), ("postgres", ServiceKind.Database, null), ("mysql", ServiceKind.Database, null),
        ("microsoft.search", ServiceKind.Database, null), ("dynamodb", ServiceKind.Database, null), ("bucket", ServiceKind.Database, null),
    ];

    private static readonly string[] ControlWords = ["vaulturi", "appconfigendpoint", "microsoft.keyvault", "microsoft.appconfiguration", "keyvault", "appconfiguration"];

    /// <summary>Kind and role; something outside where nothing tells more.</summary>
    public static (ServiceKind Kind, Role? Role) Kind(IEnumerable<string> texts)
    {
        foreach (var text in texts.Select(text => text.ToLowerInvariant()))
            foreach (var (word, kind, role) in Words)
                if (text.Contains(word, StringComparison.Ordinal))
                    return (kind, role);
        return (ServiceKind.External, null);
    }

    /// <summary>True for a store of secrets or settings, which is read at start.</summary>
    public static bool IsControl(IEnumerable<string> texts)
    {
        foreach (var text in texts.Select(text => text.ToLowerInvariant()))
            if (Array.Exists(ControlWords, word => text.Contains(word, StringComparison.Ordinal)))
                return true;
            else if (Array.Exists(Words, entry => text.Contains(entry.Word, StringComparison.Ordinal)))
                return false;
        return false;
    }
}
