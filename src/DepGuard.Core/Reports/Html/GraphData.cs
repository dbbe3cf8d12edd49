using System.Text;
using System.Text.Json;
using DepGuard.Graph;
using DepGuard.Reports.Json;

namespace DepGuard.Reports.Html;

/// <summary>
/// The whole graph as data for the search of the script: the ids, and for each service the numbers of its callees. The writer escapes
/// whatever could end the element.
/// </summary>
internal static class GraphData
{
    /// <summary>Writes the element.</summary>
    public static void Write(ServiceGraph graph, TextWriter output)
    {
        var numbers = graph.Services.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStrings("services", graph.Services.Select(service => Printable.Of(service.Id)));
            json.WriteStartArray("callees");
            foreach (var service in graph.Services)
            {
                json.WriteStartArray();
                foreach (var callee in graph.From(service).Select(edge => numbers[edge.Callee.Id]).Distinct())
                    json.WriteNumberValue(callee);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write($"<script type=\"application/json\" id=\"data\">{Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)}</script>\n");
    }
}
