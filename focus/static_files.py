from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files, whose scripts import each other by their hashed names too."""

    support_js_module_import_aggregation = True
