using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets;

namespace Attain.App.Web;

/// <summary>Addresses of static files with their fingerprint, so that a browser may keep them for good.</summary>
public sealed class AssetPaths(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenDictionary<string, string>> _addresses = new(() => Read(endpoints));

    /// <param name="path">As below wwwroot: <c>app.css</c>.</param>
    public string this[string path] => "/" + _addresses.Value.GetValueOrDefault(path, path);

    public bool Has(string path) => _addresses.Value.ContainsKey(path);

    private static FrozenDictionary<string, string> Read(EndpointDataSource endpoints) => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
        .OfType<StaticAssetDescriptor>()
        .Where(asset => asset.Properties.Any(property => property.Name == "label") && asset.Selectors.Count == 0)
        .GroupBy(asset => asset.Properties.First(property => property.Name == "label").Value, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First().Route, StringComparer.Ordinal);
}
