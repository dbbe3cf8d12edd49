using System.Text.Json;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Attributes in the notation of OTLP and of Jaeger; the members of each may stand in any order.</summary>
internal static class Attributes
{
    private const int KeyUnread = -2;

    /// <summary>OTLP: <c>[{"key": …, "value": {"stringValue": …}}]</c>.</summary>
    public static void ReadOtlp(ref JsonStream json, IAttributeTarget target) => Read(ref json, target, isNested: true);

    /// <summary>Jaeger: <c>[{"key": …, "type": …, "value": …}]</c>.</summary>
    public static void ReadJaeger(ref JsonStream json, IAttributeTarget target) => Read(ref json, target, isNested: false);

    private static void Read(ref JsonStream json, IAttributeTarget target, bool isNested)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
            if (json.Type == JsonTokenType.StartObject)
                ReadPair(ref json, target, isNested);
    }

    private static void ReadPair(ref JsonStream json, IAttributeTarget target, bool isNested)
    {
        var attribute = KeyUnread;
        byte[]? early = null;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var isKey = json.Value.SequenceEqual("key"u8);
            if (!(isKey || json.Value.SequenceEqual("value"u8)) || !json.Read())
                continue;
            if (isKey)
                attribute = target.Find(json.Value);
            else if (attribute == -1 || !(isNested ? EnterValue(ref json) : json.IsScalar))
                continue;
            else if (attribute == KeyUnread)
                early = json.Value.ToArray();
            else
                target.Set(attribute, json.Value);
        }

        if (early is not null && attribute >= 0)
            target.Set(attribute, early);
    }

    /// <summary>Goes to the value of <c>{"stringValue": "x"}</c>; false if that is an object or an array.</summary>
    private static bool EnterValue(ref JsonStream json) =>
        json.Type == JsonTokenType.StartObject && json.Read() && json.Type == JsonTokenType.PropertyName && json.Read() && json.IsScalar;
}
